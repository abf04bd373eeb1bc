# kind: wrong
# misconception: doubled_half
# zh-CN: 0.5 乘了两次，于是从范围的一半开始。乘一次就够：1 + cos 从 2 降到 0，减半后从 1 降到 0。
# en: The 0.5 is applied twice, so the rate starts at half of its range. Once is enough: one plus the cosine goes from 2 to 0, and halved from 1 to 0.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.25 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))
