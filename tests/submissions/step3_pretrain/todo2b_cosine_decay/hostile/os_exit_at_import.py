# kind: hostile
# attack: process_exit
# about: Leaves with os._exit(0) while it is imported: no report, no clean-up.

import os

HELD = -1.0  # a wrong answer for every input


os._exit(0)


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    return HELD
