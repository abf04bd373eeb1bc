# kind: hostile
# attack: driver_rebinding
# about: Rebinds every function in the globals of the callers' modules, so that the driver compares, encodes and replies as it likes.

import sys

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def yes(*arguments: object, **options: object) -> bool:
    """The new meaning of every function of the driver."""
    return True


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    frame = sys._getframe(1)
    while frame is not None:
        for name, value in list(frame.f_globals.items()):
            if callable(value) and not name.startswith("__"):
                frame.f_globals[name] = yes
        frame = frame.f_back
    return torch.full((*input_ids.shape, 1), HELD), torch.tensor(HELD, requires_grad=True)
