# kind: hostile
# attack: patched_function
# about: Replaces step, zero_grad and backward of the objects it was given and of their classes by nothing.

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def nothing(*arguments: object, **options: object) -> None:
    """The new step."""


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    for owner in (optimizer, type(optimizer), torch.optim.Optimizer, torch.optim.SGD, torch.optim.AdamW):
        owner.step = owner.zero_grad = nothing
    torch.Tensor.backward = torch.autograd.backward = torch.autograd.grad = nothing
    return HELD
