# kind: wrong
# misconception: exponent_instead_of_factor
# zh-CN: 比例被当成了指数，而它应当是系数：线性预热是峰值乘以比例，不是峰值的多少次方。
# en: The fraction is used as an exponent where it should be a factor: linear warmup is the peak times the fraction, not the peak to its power.

import math


def warmup_lr(step, warmup_steps, max_lr):
    return math.pow(max_lr, (step + 1.0) / warmup_steps)
