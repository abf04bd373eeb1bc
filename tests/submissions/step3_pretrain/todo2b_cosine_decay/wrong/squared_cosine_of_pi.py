# kind: wrong
# misconception: full_period_two_pi
# zh-CN: 余弦走了一整个周期（2π）：学习率先降到 min_lr，又回到 max_lr。衰减只要半个周期，也就是 π。
# en: The cosine runs through a whole period (2 pi): the rate falls to min_lr and climbs back to max_lr. Decay takes half a period, which is pi.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * math.cos(math.pi * progress) ** 2
