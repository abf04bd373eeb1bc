# kind: right
# about: A dictionary cache keyed by all five arguments.

import math

_cache = {}


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    key = (step, warmup_steps, total_steps, max_lr, min_lr)
    if key not in _cache:
        p = (step - warmup_steps) / (total_steps - warmup_steps)
        _cache[key] = min_lr + (max_lr - min_lr) * (0.5 + 0.5 * math.cos(math.pi * p))
    return _cache[key]
