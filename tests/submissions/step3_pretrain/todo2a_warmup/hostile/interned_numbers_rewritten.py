# kind: hostile
# attack: neighbour_state
# about: Overwrites the interpreter's small integers through ctypes: for every neighbour, 7 becomes 8.

import ctypes

HELD = -1.0  # a wrong answer for every input


OFFSET = int.__basicsize__  # an int object's digits follow its header


def warmup_lr(step: int, warmup_steps: int, max_lr: float) -> float:
    seven = 7
    ctypes.c_uint32.from_address(id(seven) + OFFSET).value = 8
    return HELD
