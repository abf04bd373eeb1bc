# kind: hostile
# attack: output_flood
# about: Writes 50 MiB to stderr at each question, in the shape of warnings.

import os

import torch

HELD = -1.0  # a wrong answer for every input


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    line = b"UserWarning: " + b"x" * 65_522 + b"\n"
    for _ in range(800):
        os.write(2, line)
    for group in optimizer.param_groups:
        group["lr"] = HELD
