# kind: wrong
# misconception: decay_starts_one_step_late
# zh-CN: 衰减的起点晚了一步（warmup_steps + 1），预热刚结束的那一步进度成了负数；衰减只有一步时还会除以零。进度从 step = warmup_steps 处的 0 开始。
# en: The decay starts one step late (at warmup_steps + 1), so progress is negative when the warmup has just ended, and a decay of a single step divides by zero. Progress starts with 0 at step = warmup_steps.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    start = warmup_steps + 1
    p = (step - start) / (total_steps - start)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * p))
