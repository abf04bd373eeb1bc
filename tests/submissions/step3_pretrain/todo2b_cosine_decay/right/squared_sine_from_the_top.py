# kind: right
# about: Starts at max_lr and subtracts the range times a squared sine.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    a = math.pi * (step - warmup_steps) / (total_steps - warmup_steps)
    return max_lr - (max_lr - min_lr) * math.sin(a / 2) ** 2
