# kind: right
# about: Looks the step up in a numpy table that is cached by all settings.

from functools import lru_cache

import numpy as np


@lru_cache(maxsize=8)
def table(length, max_lr, min_lr):
    """Rates of all length + 1 steps of the decay."""
    p = np.arange(length + 1, dtype=np.float64) / length
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + np.cos(np.pi * p))


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    return table(total_steps - warmup_steps, max_lr, min_lr)[step - warmup_steps]
