# kind: wrong
# misconception: missing_pi
# zh-CN: 余弦里少了 π：cos 的参数只从 0 走到 1 弧度，所以只降了一小段，到不了 min_lr。半个周期是 π 弧度。
# en: pi is missing inside the cosine: its argument goes only from 0 to 1 radian, so the rate falls just a little and never reaches min_lr. Half a period is pi radians.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(progress))
