# kind: wrong
# misconception: one_added_above_and_below
# zh-CN: 分子分母都加了 1，于是预热结束时就已经低于 max_lr。在 step = warmup_steps 时进度应当是 0，两边都不用加。
# en: 1 is added above and below, so the rate is under max_lr already when the warmup ends. At step = warmup_steps progress is 0; nothing is to be added to either.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    start = warmup_steps - 1
    p = (step - start) / (total_steps - start)
    return min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * p)) / 2
