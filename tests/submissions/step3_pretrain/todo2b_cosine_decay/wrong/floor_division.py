# kind: wrong
# misconception: integer_division
# zh-CN: 进度被取成了整数（整除或 int），所以最后一步以前一直是 max_lr。进度是 0 到 1 之间的小数，要用普通的除法 /。
# en: Progress is made an integer (by // or int), so the rate stays at max_lr until the very last step. It is a fraction between 0 and 1, so plain division / is needed.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) // (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))
