# kind: wrong
# misconception: min_lr_not_subtracted
# zh-CN: 加上了 min_lr，但范围没有减去它，于是开头高出 max_lr。范围是 max_lr 与 min_lr 之差。
# en: min_lr is added, but the range doesn't leave it out, so the rate starts above max_lr. The range is the difference of max_lr and min_lr.

import numpy as np


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    lr = max_lr * (np.cos(np.pi * progress) + 1) / 2
    lr += min_lr
    return lr
