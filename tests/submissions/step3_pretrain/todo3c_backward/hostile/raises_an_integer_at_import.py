# kind: hostile
# attack: hostile_exception
# about: Raises an integer, which is no exception, at the end of its import.

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    return HELD


raise 20
