# kind: right
# about: A functools.partial of a decay that takes the shape as an argument.

import math
from functools import partial


def half_cosine(p):
    return 0.5 + 0.5 * math.cos(math.pi * p)


def decay(step, warmup_steps, total_steps, max_lr, min_lr, shape):
    p = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * shape(p)


cosine_decay_lr = partial(decay, shape=half_cosine)
