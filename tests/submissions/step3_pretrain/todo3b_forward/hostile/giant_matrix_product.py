# kind: hostile
# attack: uninterruptible_work
# about: Multiplies large matrices for ever in C++, where Python's signals are not looked at.

import torch
from torch import nn


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    matrix = torch.ones(1_500, 1_500)
    while True:
        matrix = matrix @ matrix * 0.0
