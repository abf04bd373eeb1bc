# kind: hostile
# attack: not_a_number
# about: Fills parameters and gradients with NaN, whose distance to the right value is never greater than a tolerance.

import torch
from torch import nn


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.fill_(float("nan"))
            parameter.grad = torch.full_like(parameter, float("nan"))
    return float("nan")
