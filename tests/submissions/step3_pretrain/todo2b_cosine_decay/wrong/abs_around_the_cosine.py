# kind: wrong
# misconception: absolute_cosine
# zh-CN: 余弦取了绝对值，所以过了一半学习率又回升。后半段的余弦本来就是负的，加 1 之后不会小于 0，不需要绝对值。
# en: The absolute value of the cosine is taken, so the rate climbs again after half the way. In the second half the cosine is meant to be negative; with 1 added nothing falls below 0, and no absolute value is needed.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + abs(math.cos(math.pi * progress)))
