# kind: wrong
# misconception: degrees_in_cosine
# zh-CN: 余弦的参数是弧度，这里给了角度（0 到 180），曲线会乱跳。半个周期是 π 弧度。
# en: The cosine takes radians, but degrees (0 to 180) are passed, so the curve jumps about. Half a period is pi radians.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(180 * progress))
