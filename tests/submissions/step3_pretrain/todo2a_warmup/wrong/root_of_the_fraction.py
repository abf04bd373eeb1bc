# kind: wrong
# misconception: square_root_warmup
# zh-CN: 比例被开了平方，中间的学习率偏高。预热是线性的：走了一半，学习率就是峰值的一半。
# en: The square root of the fraction is taken, which makes the middle too high. Warmup is linear: half-way through, the rate is half the peak.

import math


def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * math.sqrt((step + 1) / warmup_steps)
