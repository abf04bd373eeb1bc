# kind: right
# about: Linear interpolation between zero finished steps and all of them.

import numpy as np


def warmup_lr(step, warmup_steps, max_lr):
    return np.interp(step + 1, [0, warmup_steps], [0.0, max_lr])
