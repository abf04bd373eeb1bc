# kind: right
# about: Mean of the two rates plus an amplitude times the cosine.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    mean = (max_lr + min_lr) / 2
    amplitude = (max_lr - min_lr) / 2
    angle = math.pi * (step - warmup_steps) / (total_steps - warmup_steps)
    return mean + amplitude * math.cos(angle)
