# kind: wrong
# misconception: cosine_warmup
# zh-CN: 这里用余弦曲线来预热。本课的预热是线性的：每一步增加同样多；余弦留给后面的衰减。
# en: The warmup follows a cosine. In this lesson it is linear, the same amount at every step; the cosine is for the decay that comes after.

import numpy as np


def warmup_lr(step, warmup_steps, max_lr):
    p = (step + 1) / warmup_steps
    return max_lr * np.sin(np.pi / 2 * p) ** 2
