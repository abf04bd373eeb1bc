# kind: right
# about: Calls itself with a clamped step outside the decay.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    if step > total_steps:
        return cosine_decay_lr(total_steps, warmup_steps, total_steps, max_lr, min_lr)
    if step < warmup_steps:
        return cosine_decay_lr(warmup_steps, warmup_steps, total_steps, max_lr, min_lr)
    x = (step - warmup_steps) * math.pi / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * (1 + math.cos(x)) * 0.5
