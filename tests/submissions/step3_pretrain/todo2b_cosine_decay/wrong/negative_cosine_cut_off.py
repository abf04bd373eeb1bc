# kind: wrong
# misconception: progress_capped_at_half
# zh-CN: 进度被限制在 0.5 以内，所以前半段对，后半段停在平均处。进度要一直走到 1。
# en: Progress is capped at 0.5: the first half is right and the second stays at the mean. Progress goes on up to 1.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + max(0.0, math.cos(math.pi * progress)))
