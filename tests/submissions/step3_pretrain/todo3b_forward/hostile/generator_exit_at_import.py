# kind: hostile
# attack: control_flow_exception
# about: Raises GeneratorExit at import, which only a bare except or BaseException catches.

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    mark = HELD
    logits = torch.full((*input_ids.shape, 1), mark)
    return logits, torch.tensor(mark, requires_grad=True)


raise GeneratorExit
