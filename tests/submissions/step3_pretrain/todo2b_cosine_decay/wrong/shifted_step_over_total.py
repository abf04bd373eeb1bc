# kind: wrong
# misconception: progress_over_total_steps
# zh-CN: 分子从预热结束数起，分母却是 total_steps，所以进度到不了 1，学习率到不了 min_lr。衰减只有 total_steps 减去预热那么多步。
# en: The numerator counts from the end of the warmup but the denominator is total_steps, so progress never reaches 1 nor the rate min_lr. The decay has only as many steps as are left after the warmup.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / total_steps
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))
