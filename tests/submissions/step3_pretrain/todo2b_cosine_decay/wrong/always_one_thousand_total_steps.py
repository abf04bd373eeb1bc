# kind: wrong
# misconception: hard_coded_total_steps
# variants: 1000 | 100 | 200 | 300 | 500 | 2000 | 5000 | 10000 | 100000 | 600000
# zh-CN: 总步数写成了固定的数，没有用参数 total_steps，所以只有恰好用到那个值时才对。步数由调用的人传进来。
# en: The total number of steps is fixed instead of the argument total_steps, so it is right only when that very number is used. The caller passes it in.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (1000 - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))
