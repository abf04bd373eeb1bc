# kind: wrong
# misconception: sine_for_cosine
# zh-CN: 用了 sin 而不是 cos：曲线从平均处出发，先升后降，又回到平均处。余弦才在 0 处最大，在 π 处最小。
# en: sin is used for cos: the curve starts at the mean, rises, and comes back to the mean. It is the cosine that is largest at 0 and smallest at pi.

import numpy as np


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * (np.sin(np.pi * progress) + 1) / 2
