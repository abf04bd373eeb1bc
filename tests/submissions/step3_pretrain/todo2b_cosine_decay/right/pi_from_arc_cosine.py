# kind: right
# about: Gets pi from acos(-1) and clamps progress, which changes nothing in the domain.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    pi = math.acos(-1.0)
    progress = (step - warmup_steps) / max(1, total_steps - warmup_steps)
    progress = min(max(progress, 0.0), 1.0)
    return min_lr + 0.5 * (max_lr - min_lr) * (1.0 + math.cos(pi * progress))
