# kind: wrong
# misconception: first_settings_kept
# zh-CN: 步数和学习率的设置在第一次调用时被记住，以后传进来的新值就不再用了。每次调用都要用这一次的参数。
# en: The settings (steps and rates) are remembered from the first call, and new values are ignored later on. Each call has to use its own arguments.

import math

_decay = None


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    global _decay
    if _decay is None:
        def _decay(s):
            p = (s - warmup_steps) / (total_steps - warmup_steps)
            return min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * p)) / 2
    return _decay(step)
