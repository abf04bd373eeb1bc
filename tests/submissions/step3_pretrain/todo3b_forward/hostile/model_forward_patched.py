# kind: hostile
# attack: argument_mutation
# about: Patches the forward of the model that it was given, and of its class, so that later questions get its own values.

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def rigged(self: nn.Module, *arguments: object, **options: object) -> tuple[torch.Tensor, torch.Tensor]:
    """What the model says from now on, whoever asks."""
    return torch.full((1, 1, 1), HELD), torch.tensor(HELD, requires_grad=True)


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    type(model).forward = rigged
    model.forward = lambda *arguments, **options: rigged(model)
    nn.Module.__call__ = nn.Module._call_impl = rigged
    return rigged(model)
