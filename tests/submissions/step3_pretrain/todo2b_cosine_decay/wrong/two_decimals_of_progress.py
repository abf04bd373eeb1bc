# kind: wrong
# misconception: progress_rounded
# zh-CN: 进度被四舍五入到了两位小数，曲线成了台阶。取整只用于显示，计算要保留全部精度。
# en: Progress is rounded to two decimals, which makes steps of the curve. Round only for display; keep the full precision in computing.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * round(progress, 2)))
