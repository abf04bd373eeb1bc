# kind: wrong
# misconception: squared_coefficient
# zh-CN: 系数（从 1 降到 0 的那一项）被平方了，中间降得太低。0.5 乘以 1 + cos 就是系数，不用再平方。
# en: The coefficient, which goes from 1 to 0, is squared, which makes the middle too low. Half of one plus the cosine is the coefficient; it isn't squared.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * (0.5 * (1 + math.cos(math.pi * progress))) ** 2
