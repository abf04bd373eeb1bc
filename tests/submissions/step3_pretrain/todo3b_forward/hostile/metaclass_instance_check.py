# kind: hostile
# attack: hostile_module
# about: Replaces classes in torch and builtins by ones whose metaclass claims or denies every instance.

import builtins

import torch

HELD = -1.0  # a wrong answer for every input


class Everything(type):
    """isinstance and issubclass say yes; equality and attribute lookups too."""

    def __instancecheck__(cls, instance: object) -> bool:
        return True

    def __subclasscheck__(cls, subclass: type) -> bool:
        return True


class Anything(metaclass=Everything):
    """Every object is one of these."""


torch.nn.Parameter = torch.nn.parameter.Parameter = Anything
torch.LongTensor = torch.FloatTensor = torch.Size = Anything
torch.optim.Optimizer = torch.nn.Module = torch.utils.data.Dataset = Anything
builtins.Exception = builtins.AssertionError = Anything


def forward(
    model: object, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    return torch.full((*input_ids.shape, 1), HELD), torch.tensor(HELD, requires_grad=True)
