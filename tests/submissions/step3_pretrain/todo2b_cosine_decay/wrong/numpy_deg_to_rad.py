# kind: wrong
# misconception: radians_converted_again
# zh-CN: 已经是弧度的角又用 math.radians 转了一次，变得很小，学习率几乎不降。乘以 π 之后就是弧度，不用再转换。
# en: An angle that is in radians already is converted by math.radians once more; it gets tiny and the rate hardly falls. After multiplying by pi it is in radians and needs no conversion.

import numpy as np


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    angle = np.deg2rad(np.pi * progress)
    return min_lr + (max_lr - min_lr) * (1 + np.cos(angle)) / 2
