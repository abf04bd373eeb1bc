# kind: hostile
# attack: answer_bomb
# about: Replaces the list of parameter groups by a list that never ends and says that it has 10**18 entries.

import itertools
from collections.abc import Iterator

import torch

HELD = -1.0  # a wrong answer for every input


class EndlessGroups(list):
    """Iteration never stops; the length is astronomical."""

    def __iter__(self) -> Iterator[dict]:
        return itertools.cycle(super().__iter__())

    def __len__(self) -> int:
        return 10**18


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    optimizer.param_groups = EndlessGroups({**group, "lr": HELD} for group in optimizer.param_groups)
