# kind: right
# about: Weighted average of max_lr and min_lr.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    p = (step - warmup_steps) / (total_steps - warmup_steps)
    w = (1 + math.cos(p * math.pi)) / 2
    return w * max_lr + (1 - w) * min_lr
