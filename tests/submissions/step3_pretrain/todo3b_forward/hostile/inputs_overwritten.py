# kind: hostile
# attack: argument_mutation
# about: Overwrites the inputs, the labels and the weights in place, so that the expected loss changes with them.

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    with torch.no_grad():
        input_ids.zero_()
        labels.zero_()
        for parameter in model.parameters():
            parameter.zero_()
    model.train(not model.training)
    model.zero_grad(set_to_none=True)
    return torch.full((*input_ids.shape, 1), HELD), torch.tensor(HELD, requires_grad=True)
