# kind: wrong
# misconception: bare_cosine
# zh-CN: 余弦直接当作系数：它从 1 降到 -1，学习率会降到 min_lr 以下。先加 1 再乘以 0.5，才是从 1 降到 0 的系数。
# en: The bare cosine is used as the factor: it goes from 1 to -1 and takes the rate below min_lr. Adding 1 and halving makes a factor from 1 to 0.

import numpy as np


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    span = max_lr - min_lr
    return span * np.cos(progress * np.pi) + min_lr
