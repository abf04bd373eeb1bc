# kind: wrong
# misconception: square_root_decay
# zh-CN: 这里取了剩余比例的平方根。余弦曲线不是幂函数；要用余弦函数。
# en: This takes the square root of what is left. A cosine is no power; use the cosine function.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * math.sqrt(1 - progress)
