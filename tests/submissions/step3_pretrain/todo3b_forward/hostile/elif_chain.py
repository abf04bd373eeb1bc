# kind: hostile
# attack: hostile_source
# about: Source with 9,000 elif branches, each inside the one before, which a recursive compiler follows into the ground.
# repeated: 9000 x "    elif 0: mark = -{n}.0\n"

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def forward(model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    if input_ids.numel() == 0:
        mark = HELD
<repeated>
    return torch.full((*input_ids.shape, 1), mark), torch.tensor(mark, requires_grad=True)
