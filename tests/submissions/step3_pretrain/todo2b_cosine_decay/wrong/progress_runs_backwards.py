# kind: wrong
# misconception: rises_instead_of_falling
# zh-CN: 方向反了：学习率从 min_lr 升到 max_lr。可能是 max_lr 和 min_lr 对调了，写成了 1 - cos，或者进度用的是剩下的步数。余弦前面是加号，进度从 0 走到 1。
# en: The direction is reversed: the rate climbs from min_lr to max_lr. Either max_lr and min_lr have changed places, or the cosine is subtracted, or progress counts the steps left. The cosine is added, and progress goes from 0 to 1.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (total_steps - step) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))
