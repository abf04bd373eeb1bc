# kind: hostile
# attack: process_exit
# about: Leaves with sys.exit(0) in the call, and from a thread and a finally clause as well.

import sys
import threading

import torch
from torch import nn


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    threading.Thread(target=sys.exit, daemon=True).start()
    try:
        sys.exit(0)
    finally:
        raise SystemExit
