# kind: wrong
# misconception: sum_for_difference
# zh-CN: 范围写成了 max_lr + min_lr，应当是两者之差：曲线从 max_lr 降到 min_lr，只跨过它们之间的距离。
# en: The range is max_lr + min_lr where it should be the difference: the curve goes from max_lr to min_lr and spans only what lies between.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr + min_lr) * (1 + math.cos(math.pi * progress))
