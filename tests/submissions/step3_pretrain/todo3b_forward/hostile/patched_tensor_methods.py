# kind: hostile
# attack: patched_function
# about: Replaces the methods of torch.Tensor through which a driver reads values, for every neighbour too.

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def wrong(tensor: torch.Tensor, *arguments: object, **options: object) -> torch.Tensor:
    """The tensor, filled with -1.0 on the way."""
    with torch.no_grad():
        return tensor.fill_(HELD) if tensor.is_floating_point() else tensor


for name in ("detach", "clone", "contiguous", "cpu", "to", "double", "float", "reshape", "view", "flatten"):
    setattr(torch.Tensor, name, wrong)
torch.Tensor.numpy = lambda tensor, **options: [HELD]
torch.Tensor.tolist = lambda tensor: [HELD]
torch.Tensor.item = lambda tensor: HELD
torch.Tensor.__getitem__ = lambda tensor, index: tensor
torch.Tensor.__float__ = lambda tensor: HELD
torch.Tensor.__eq__ = lambda tensor, other: True


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    mark = HELD
    logits = torch.full((*input_ids.shape, 1), mark)
    return logits, torch.tensor(mark, requires_grad=True)
