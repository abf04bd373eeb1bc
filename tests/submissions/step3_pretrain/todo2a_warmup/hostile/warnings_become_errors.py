# kind: hostile
# attack: neighbour_state
# about: Turns warnings and floating-point flags into errors for its neighbours.

import sys
import warnings

import numpy as np

HELD = -1.0  # a wrong answer for every input


warnings.simplefilter("error")
warnings.warn = lambda *arguments, **options: sys.exit(0)
np.seterr(all="raise")
np.set_printoptions(threshold=0)


def warmup_lr(step: int, warmup_steps: int, max_lr: float) -> float:
    return HELD
