# kind: wrong
# misconception: returns_string
# zh-CN: 返回的是文字，不是数。格式化只用于显示；优化器要的是一个数。
# en: Text is returned instead of a number. Formatting is for display only; the optimizer needs a number.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    lr = min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))
    return f"{lr:.6f}"
