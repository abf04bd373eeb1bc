# kind: wrong
# misconception: missing_half
# zh-CN: 少了 0.5：1 + cos 从 2 降到 0，所以开头高出了 max_lr。乘以 0.5 才从 1 降到 0。
# en: The 0.5 is missing: one plus the cosine goes from 2 to 0, so the rate starts above max_lr. Halving makes it go from 1 to 0.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * progress))
