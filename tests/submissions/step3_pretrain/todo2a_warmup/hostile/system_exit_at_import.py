# kind: hostile
# attack: process_exit
# about: Leaves with sys.exit(0) while it is imported.

import sys

HELD = -1.0  # a wrong answer for every input


def warmup_lr(step: int, warmup_steps: int, max_lr: float) -> float:
    return HELD


sys.exit(0)
