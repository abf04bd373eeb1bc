# kind: wrong
# misconception: ignores_min_lr
# zh-CN: min_lr 完全没有用上，学习率一直降到 0。曲线的最低点应当是 min_lr，所以范围是 max_lr 与 min_lr 之差，再以 min_lr 为底。
# en: min_lr isn't used at all and the rate falls to 0. The lowest point of the curve is min_lr: the range is the difference of max_lr and min_lr, with min_lr as the floor beneath it.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return 0.5 * max_lr * (1 + math.cos(math.pi * progress))
