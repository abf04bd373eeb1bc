# kind: hostile
# attack: hostile_exception
# about: Raises an error of a class that claims, by metaclass and __class__, to be any exception that a driver expects.

import torch
from torch import nn


class Chameleon(type):
    """Its classes are subclasses of everything and have no stable name."""

    def __subclasscheck__(cls, subclass: type) -> bool:
        return True

    def __instancecheck__(cls, instance: object) -> bool:
        return True

    @property
    def __name__(cls) -> str:
        raise SystemExit(0)

    @property
    def __module__(cls) -> str:
        raise SystemExit(0)

    def mro(cls) -> list[type]:
        return [cls, KeyboardInterrupt, BaseException, object]


class Lie(KeyboardInterrupt, metaclass=Chameleon):
    """Says that it is the end of an iteration."""

    __class__ = StopIteration

    def with_traceback(self, trace: object) -> BaseException:
        raise self


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    raise Lie
