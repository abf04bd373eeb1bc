# kind: wrong
# misconception: quarter_sine
# zh-CN: 这里减去了四分之一个正弦周期，一开始降得太快。公式用的是半个余弦周期（0 到 π），两端都平。
# en: This subtracts a quarter of a sine period and so falls too fast at first. The formula uses half a period of a cosine (0 to pi), which is level at both ends.

import numpy as np


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return max_lr - (max_lr - min_lr) * np.sin(np.pi * progress / 2)
