# kind: hostile
# attack: endless_work
# about: Waits in C for a lock that nobody releases, with every signal blocked.

import signal
import threading

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()
    return HELD
