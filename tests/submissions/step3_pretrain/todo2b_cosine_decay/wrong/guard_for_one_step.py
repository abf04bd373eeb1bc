# kind: wrong
# misconception: single_decay_step_stays_at_max
# zh-CN: 衰减只有一步时被当成“没有衰减”，两端都返回了 max_lr。即使只有一步，step = total_steps 时也正好是 min_lr；公式不需要这个特例。
# en: A decay of a single step is taken for none and stays at max_lr. Even then the rate at step = total_steps is exactly min_lr; the formula needs no special case.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    if total_steps - warmup_steps <= 1:
        return max_lr
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))
