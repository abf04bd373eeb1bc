# kind: wrong
# misconception: float_thirty_two_precision
# zh-CN: 结果只有 32 位浮点数的精度（约 7 位有效数字）。torch 默认的浮点类型和 np.float32 都不够；普通的 Python 浮点数就可以了。
# en: The result has only 32-bit precision (some 7 digits). torch's default float type and np.float32 are not enough; plain Python floats are.

import numpy as np


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return np.float32(min_lr + 0.5 * (max_lr - min_lr) * (1 + np.cos(np.pi * progress)))
