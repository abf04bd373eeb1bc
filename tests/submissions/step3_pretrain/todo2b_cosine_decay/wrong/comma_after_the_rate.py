# kind: wrong
# misconception: trailing_comma
# zh-CN: 返回值末尾多了一个逗号（或一层括号），学习率被包进了长度为 1 的元组。去掉它，返回数本身。
# en: A trailing comma (or a wrapper) puts the rate into a tuple of length 1. Drop it and return the number itself.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress)),
