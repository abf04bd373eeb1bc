# kind: hostile
# attack: endless_work
# about: Sleeps four seconds at each question: short for one, long for all of them together.

import time

import torch

HELD = -1.0  # a wrong answer for every input


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    time.sleep(4)
    for group in optimizer.param_groups:
        group["lr"] = HELD
