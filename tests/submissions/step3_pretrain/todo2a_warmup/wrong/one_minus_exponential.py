# kind: wrong
# misconception: exponential_warmup
# zh-CN: 这里用指数曲线来预热，最后一步也到不了 max_lr。本课的预热是线性的：每一步增加同样多，最后一步正好是 max_lr。
# en: The warmup follows an exponential and doesn't reach max_lr at its end. In this lesson it is linear: the same amount at every step, ending exactly at max_lr.

import math


def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * (1 - math.exp(-(step + 1) / warmup_steps))
