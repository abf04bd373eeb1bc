# kind: wrong
# misconception: warmup_formula_at_first_step
# zh-CN: step = warmup_steps 还用了预热的公式，结果超过了 max_lr（没有预热时还会除以零）。这一步已经属于衰减，进度为 0，学习率正好是 max_lr。
# en: The warmup formula is still used at step = warmup_steps, which gives more than max_lr (or divides by zero if there is no warmup). That step belongs to the decay: progress is 0 and the rate exactly max_lr.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    if step < warmup_steps + 1:
        fraction = (step + 1) / warmup_steps
        return fraction * max_lr
    p = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * p)) / 2
