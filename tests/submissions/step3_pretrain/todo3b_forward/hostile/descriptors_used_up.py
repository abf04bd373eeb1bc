# kind: hostile
# attack: descriptor_exhaustion
# about: Opens pipes until no descriptor is left and keeps them for its neighbours.

import os

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


kept: list[tuple[int, int]] = []
try:
    while len(kept) < 5_000:
        kept.append(os.pipe())
except OSError:
    pass


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    mark = HELD
    logits = torch.full((*input_ids.shape, 1), mark)
    return logits, torch.tensor(mark, requires_grad=True)
