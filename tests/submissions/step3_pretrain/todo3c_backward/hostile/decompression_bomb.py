# kind: hostile
# attack: memory_exhaustion
# about: Unpacks 64 MiB of a bomb at a time until the memory or the time is gone.

import zlib

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    bomb = zlib.compress(bytes(64 << 20), 9)
    layers = []
    for _ in range(8):  # 512 MiB at most
        layers.append(zlib.decompress(bomb))
    return HELD
