# kind: hostile
# attack: control_flow_exception
# about: Raises KeyboardInterrupt, which an `except Exception` does not catch, at the second question.

import itertools

import torch

HELD = -1.0  # a wrong answer for every input


calls = itertools.count()


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    if next(calls) % 2:
        raise KeyboardInterrupt
    for group in optimizer.param_groups:
        group["lr"] = HELD
