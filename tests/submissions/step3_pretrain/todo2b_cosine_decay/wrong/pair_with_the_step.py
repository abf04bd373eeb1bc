# kind: wrong
# misconception: returns_tuple
# zh-CN: 返回的是一个元组。这里只要学习率这一个数。
# en: A tuple is returned. Only one number is wanted, the learning rate.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    lr = min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * progress)) / 2
    return tuple([step, lr])
