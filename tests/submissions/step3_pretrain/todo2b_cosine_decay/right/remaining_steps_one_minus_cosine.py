# kind: right
# about: Counts the steps that are left and uses one minus the cosine.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    left = total_steps - step
    length = total_steps - warmup_steps
    rise = 1 - math.cos(math.pi * left / length)
    return min_lr + rise * (max_lr - min_lr) / 2
