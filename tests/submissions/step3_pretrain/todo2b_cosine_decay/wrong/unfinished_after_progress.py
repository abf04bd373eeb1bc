# kind: wrong
# misconception: returns_progress
# zh-CN: 返回的是进度，不是学习率。进度还要经过余弦，再放到 max_lr 和 min_lr 之间。
# en: Progress is returned instead of the learning rate. It still has to go through the cosine and be placed between max_lr and min_lr.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    coeff = 0.5 * (1 + math.cos(math.pi * progress))
    return progress
