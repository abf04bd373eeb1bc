# kind: wrong
# misconception: progress_is_step_over_total
# zh-CN: 进度用的是 step / total_steps，把预热也算了进去，所以衰减一开始就已经走了一段，高度也低于 max_lr。进度应当在预热结束时为 0，在训练结束时为 1。
# en: Progress is step / total_steps, which counts the warmup in, so the decay starts part of the way down, below max_lr. Progress is 0 at the end of the warmup and 1 at the end of training.

import numpy as np


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = float(step) / float(max(1, total_steps))
    coeff = 0.5 * (1 + np.cos(np.pi * progress))
    return min_lr + coeff * (max_lr - min_lr)
