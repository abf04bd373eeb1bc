# kind: hostile
# attack: hostile_module
# about: Deletes __builtins__ from its module and empties the caller's.

import sys

HELD = -1.0  # a wrong answer for every input


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    return HELD


names = sys._getframe(0).f_globals
del __builtins__
names["__builtins__"] = {"__import__": None}
