# kind: right
# about: lru_cache over all three arguments.

from functools import lru_cache


@lru_cache(maxsize=None)
def warmup_lr(step, warmup_steps, max_lr):
    return (step + 1) * max_lr / warmup_steps
