# kind: hostile
# attack: not_a_number
# about: Returns NaN in the right shapes, with a gradient.

import torch
from torch import nn


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    logits = torch.full((*input_ids.shape, 1), float("nan"))
    weight = next(model.parameters())
    return logits, weight.sum() * float("nan")
