# kind: wrong
# misconception: rounded_to_six_digits
# zh-CN: 结果被四舍五入到了六位小数，小的学习率会失真。取整只用于显示，返回值要保留全部精度。
# en: The result is rounded to six decimals, which distorts small rates. Round only for display; return the full precision.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return round(min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress)), 6)
