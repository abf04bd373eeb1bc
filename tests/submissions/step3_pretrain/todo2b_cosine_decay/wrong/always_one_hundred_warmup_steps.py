# kind: wrong
# misconception: hard_coded_warmup_steps
# variants: 100 | 10 | 20 | 50 | 200 | 500 | 1000 | 2000
# zh-CN: 预热步数写成了固定的数，没有用参数 warmup_steps，所以只有恰好用到那个值时才对。步数由调用的人传进来。
# en: The number of warmup steps is fixed instead of the argument warmup_steps, so it is right only when that very number is used. The caller passes it in.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - 100) / (total_steps - 100)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))
