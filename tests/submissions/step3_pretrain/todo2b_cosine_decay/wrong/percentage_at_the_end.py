# kind: wrong
# misconception: result_in_percent
# zh-CN: 结果多乘了 100，变成了百分数。学习率要用和 max_lr 一样的单位，从 max_lr 降到 min_lr。
# en: The result is multiplied by 100, as a percentage. It has the same unit as max_lr and goes from max_lr to min_lr.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    lr = min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * progress)) / 2
    lr *= 100
    return lr
