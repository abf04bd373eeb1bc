# kind: hostile
# attack: lying_number
# about: Returns a norm that is a real number by registration and agrees with every other.

import numbers

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


class Agreeable:
    """Registered as a real number; converts to whatever raises least."""

    def __eq__(self, other: object) -> bool:
        return True

    def __sub__(self, other: object) -> float:
        return 0.0

    __rsub__ = __truediv__ = __rtruediv__ = __sub__

    def __le__(self, other: object) -> bool:
        return True

    __lt__ = __ge__ = __gt__ = __le__

    def __float__(self) -> float:
        return HELD

    def __hash__(self) -> int:
        return 0

    def __array__(self, *arguments: object, **options: object) -> object:
        raise SystemExit(0)


numbers.Real.register(Agreeable)


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> object:
    return Agreeable()
