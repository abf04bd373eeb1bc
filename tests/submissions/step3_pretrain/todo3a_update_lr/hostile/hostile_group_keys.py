# kind: hostile
# attack: malformed_answer
# about: Puts keys into every group that are not text, that change their hash, and a value that contains itself.

import random

import torch

HELD = -1.0  # a wrong answer for every input


class Slippery:
    """A key with another hash at each look."""

    def __hash__(self) -> int:
        return random.getrandbits(61)

    def __eq__(self, other: object) -> bool:
        raise SystemExit(0)

    def __lt__(self, other: object) -> bool:
        raise SystemExit(0)


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    for group in optimizer.param_groups:
        group["lr"] = group
        group[Slippery()] = HELD
        group[b"\xff"] = group[("lr",)] = group[float("nan")] = group["\ud800"] = HELD
