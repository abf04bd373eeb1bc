# kind: hostile
# attack: output_flood
# about: Writes 50 MiB to stdout at each question, through Python's buffer and past it.

import os

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    line = "passed " * 9_362 + "\n"
    for _ in range(400):
        print(line, end="")
        os.write(1, line.encode())
    return HELD
