# kind: wrong
# misconception: radians_converted_again
# zh-CN: 已经是弧度的角又用 math.radians 转了一次，变得很小，学习率几乎不降。乘以 π 之后就是弧度，不用再转换。
# en: An angle that is in radians already is converted by math.radians once more; it gets tiny and the rate hardly falls. After multiplying by pi it is in radians and needs no conversion.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.radians(math.pi * progress)))
