# kind: hostile
# attack: neighbour_state
# about: Overwrites the number behind the object False by that of True through ctypes: comparisons and sums of truth values go wrong.

import ctypes

HELD = -1.0  # a wrong answer for every input


OFFSET = int.__basicsize__ - ctypes.sizeof(ctypes.c_ssize_t)  # a bool's size field, then its digit


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    ctypes.memmove(id(False) + OFFSET, id(True) + OFFSET, ctypes.sizeof(ctypes.c_ssize_t) + 4)
    return HELD
