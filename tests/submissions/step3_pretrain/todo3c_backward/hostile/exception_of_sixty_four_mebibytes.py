# kind: hostile
# attack: hostile_exception
# about: Raises an error whose text has 64 MiB, with a note as long and a chain of a thousand causes.

import torch
from torch import nn


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    error: BaseException = ValueError("x" * (64 << 20))
    error.add_note("y" * (64 << 20))
    for _ in range(1_000):
        following = ValueError("again")
        following.__context__ = error
        error = following
    raise error
