# kind: right
# about: Writes the cosine as a sine moved by a quarter turn.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    p = (step - warmup_steps) / (total_steps - warmup_steps)
    wave = math.sin(math.pi * (0.5 - p))
    return min_lr + (max_lr - min_lr) * (1 + wave) / 2
