# kind: wrong
# misconception: min_lr_not_added
# zh-CN: 范围算对了，但忘了最后加上 min_lr，整条曲线低了 min_lr，末尾是 0。
# en: The range is right, but min_lr isn't added in the end: the whole curve is too low by min_lr and ends at 0.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    coeff = 0.5 * (1 + math.cos(math.pi * progress))
    lr = coeff * (max_lr - min_lr)
    return lr
