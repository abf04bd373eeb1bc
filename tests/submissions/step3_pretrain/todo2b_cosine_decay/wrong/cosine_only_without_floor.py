# kind: wrong
# misconception: only_common_values
# zh-CN: 这里只为 min_lr = 0 写了余弦，别的情况用了直线。同一个公式适用于任何 min_lr，不需要分情况。
# en: The cosine is used only when min_lr is 0 and a straight line otherwise. The same formula holds for any min_lr; no cases are needed.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    if min_lr == 0:
        return 0.5 * max_lr * (1 + math.cos(math.pi * progress))
    return max_lr - progress * (max_lr - min_lr)
