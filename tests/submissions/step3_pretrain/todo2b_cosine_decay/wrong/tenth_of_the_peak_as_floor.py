# kind: wrong
# misconception: min_lr_is_tenth_of_max
# zh-CN: 最低值固定成了 max_lr 的十分之一，没有用参数 min_lr。最低值由调用的人传进来，可以是别的比例，也可以是 0。
# en: The lowest rate is fixed at a tenth of max_lr instead of the argument min_lr. The caller passes it in, and it may be another part, or 0.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    min_lr = 0.1 * max_lr
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))
