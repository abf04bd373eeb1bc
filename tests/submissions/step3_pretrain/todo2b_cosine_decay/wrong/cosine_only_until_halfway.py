# kind: wrong
# misconception: linear_after_the_middle
# zh-CN: 前半段是余弦，后半段却换成了直线。同一个余弦公式适用于整段衰减，不需要分段。
# en: The first half is a cosine but the second is a straight line. The same cosine formula holds for the whole decay; no pieces are needed.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    if progress > 0.5:
        return max_lr - (max_lr - min_lr) * progress
    return min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * progress)) / 2
