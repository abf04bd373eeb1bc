# kind: right
# about: Returns a numpy float64 scalar.

import numpy as np


def warmup_lr(step, warmup_steps, max_lr):
    ratio = np.float64(step + 1) / np.float64(warmup_steps)
    return np.multiply(max_lr, ratio)
