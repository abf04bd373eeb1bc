# kind: right
# about: Saved on Windows: every line ends with CRLF.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    # 余弦衰减
    p = (step - warmup_steps) / (total_steps - warmup_steps)
    c = 1 + math.cos(math.pi * p)
    return min_lr + c * (max_lr - min_lr) / 2
