# kind: wrong
# misconception: progress_ends_one_step_early
# zh-CN: 分母少了一步，于是在 total_steps - 1 就到了 min_lr，最后一步又回升；衰减只有一步时还会除以零。最低点正好在 step = total_steps。
# en: The denominator is one step too small: min_lr is reached at total_steps - 1, the last step climbs again, and a decay of a single step divides by zero. The lowest point is exactly at step = total_steps.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps - 1)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))
