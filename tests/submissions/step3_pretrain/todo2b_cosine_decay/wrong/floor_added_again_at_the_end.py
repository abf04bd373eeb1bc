# kind: wrong
# misconception: min_lr_added_twice
# zh-CN: min_lr 加了两次，整条曲线高了 min_lr。作为底，它只加一次。
# en: min_lr is added twice, so the whole curve is too high by min_lr. As the floor it is added once.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    lr = min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))
    return lr + min_lr
