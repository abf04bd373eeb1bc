# kind: wrong
# misconception: half_of_pi_inside
# zh-CN: 余弦里只走到 π/2，所以最后停在 max_lr 和 min_lr 的平均处，没有降到 min_lr。要走完半个周期，也就是 π。
# en: The cosine's argument goes only up to pi / 2, so the rate stops at the mean of max_lr and min_lr. It has to run through half a period, which is pi.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    angle = math.radians(90) * (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * (1 + math.cos(angle)) / 2
