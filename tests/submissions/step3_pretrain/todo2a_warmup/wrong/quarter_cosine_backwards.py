# kind: wrong
# misconception: sine_warmup
# zh-CN: 这里用正弦曲线来预热，开头升得太快。本课的预热是线性的：每一步增加同样多。
# en: The warmup follows a sine and rises too fast at first. In this lesson it is linear: the same amount at every step.

import math


def warmup_lr(step, warmup_steps, max_lr):
    p = (step + 1) / warmup_steps
    return max_lr * math.cos(math.pi * (1 - p) / 2)
