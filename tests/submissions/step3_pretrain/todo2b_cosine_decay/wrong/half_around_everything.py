# kind: wrong
# misconception: half_applied_to_min_lr
# zh-CN: 0.5 也乘到了 min_lr 上，整条曲线低了半个 min_lr。0.5 只属于 1 + cos 这一项。
# en: The 0.5 multiplies min_lr too, so the whole curve is too low by half of min_lr. It belongs only to the term with one plus the cosine.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return 0.5 * (min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * progress)))
