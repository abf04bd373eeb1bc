# kind: wrong
# misconception: missing_one_plus
# zh-CN: 少了“1 +”：余弦本身从 1 降到 -1，会降到 min_lr 以下。先加 1 再乘以 0.5，才是从 1 降到 0 的系数。
# en: The 1 + is missing: the cosine alone goes from 1 to -1, which takes the rate below min_lr. Adding 1 and halving makes a factor from 1 to 0.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * math.cos(math.pi * progress)
