# kind: hostile
# attack: answer_bomb
# about: Returns text of 256 MiB that reads like a number.

import torch
from torch import nn


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> object:
    return "0." + "1" * (256 << 20)
