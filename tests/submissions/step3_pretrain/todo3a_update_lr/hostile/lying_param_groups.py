# kind: hostile
# attack: argument_mutation
# about: Replaces the parameter groups by dictionaries that claim that their learning rate equals everything.

import torch

HELD = -1.0  # a wrong answer for every input


class Agreeable(float):
    """A learning rate of -1.0 that is equal and close to every number."""

    def __eq__(self, other: object) -> bool:
        return True

    def __sub__(self, other: object) -> float:
        return 0.0

    __rsub__ = __sub__

    def __hash__(self) -> int:
        return 0


class LyingGroup(dict):
    """Whoever asks for `lr`, in whatever way, is told an agreeable lie."""

    def __getitem__(self, key: str) -> object:
        return Agreeable(HELD) if key == "lr" else super().__getitem__(key)

    def get(self, key: str, default: object = None) -> object:
        return Agreeable(HELD) if key == "lr" else super().get(key, default)

    def items(self) -> object:
        return [(key, self[key]) for key in self]


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    optimizer.param_groups = [LyingGroup(group, lr=HELD) for group in optimizer.param_groups]
