# kind: right
# about: np.cos on a numpy scalar; returns np.float64.

import numpy as np


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    p = np.float64(step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * (np.cos(np.pi * p) + 1) / 2
