# kind: wrong
# misconception: progress_inverted
# zh-CN: 进度上下颠倒了：总长除以了已走的步数，第一步还会除以零。已走的步数在上面，总长在下面。
# en: Progress is upside down: the length is divided by the steps done, and the first step divides by zero. The steps done belong above, the length below.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (total_steps - warmup_steps) / (step - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))
