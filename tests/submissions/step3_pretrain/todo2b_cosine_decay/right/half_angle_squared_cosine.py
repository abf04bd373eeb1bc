# kind: right
# about: Uses the identity (1 + cos a) / 2 = cos(a / 2) squared.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    quarter = math.pi / 2 * (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * math.cos(quarter) ** 2
