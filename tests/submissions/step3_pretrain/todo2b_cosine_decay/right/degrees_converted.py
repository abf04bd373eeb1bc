# kind: right
# about: Thinks in degrees and converts them properly to radians.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    degrees = 180 * (step - warmup_steps) / (total_steps - warmup_steps)
    cosine = math.cos(math.radians(degrees))
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + cosine)
