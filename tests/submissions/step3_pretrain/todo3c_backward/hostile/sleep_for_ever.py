# kind: hostile
# attack: endless_work
# about: Sleeps for ever without using the CPU, again after each interruption.

import time

import torch
from torch import nn


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    while True:
        try:
            time.sleep(10**6)
        except BaseException:
            continue
