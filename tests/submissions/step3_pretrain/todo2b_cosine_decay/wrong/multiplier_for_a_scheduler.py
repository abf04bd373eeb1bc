# kind: wrong
# misconception: returns_coefficient_only
# zh-CN: 返回的只是从 1 降到 0 的系数，没有换算成学习率。还要把它放到 max_lr 和 min_lr 之间。
# en: Only the coefficient, from 1 to 0, is returned. It still has to be turned into a learning rate between max_lr and min_lr.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    coeff = (1 + math.cos(math.pi * progress)) / 2
    lr = min_lr + coeff * (max_lr - min_lr)
    return coeff
