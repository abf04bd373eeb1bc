# kind: wrong
# misconception: constant_min_lr
# zh-CN: 返回的总是 min_lr：可能是进度用 max 限制反了，一开始就成了 1。学习率要从 max_lr 平滑地降到 min_lr，进度要介于 0 和 1 之间。
# en: min_lr is returned at every step; perhaps progress is limited with max where min was meant, which makes it 1 at once. The rate falls smoothly from max_lr to min_lr, with progress between 0 and 1.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * max(1.0, progress)))
