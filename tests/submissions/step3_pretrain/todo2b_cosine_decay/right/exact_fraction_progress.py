# kind: right
# about: Progress is a Fraction; the ends are returned as they were passed in, ints included.

import math
from fractions import Fraction


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = Fraction(step - warmup_steps, total_steps - warmup_steps)
    if progress == 0:
        return max_lr
    if progress == 1:
        return min_lr
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))
