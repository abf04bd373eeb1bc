# kind: wrong
# misconception: missing_parentheses
# zh-CN: 少了括号：1 + cos 没有作为一个整体相乘，余弦被直接加到了学习率上。先把 1 和余弦加起来，再去乘。
# en: Parentheses are missing: one plus the cosine isn't multiplied as a whole, and the cosine is added straight to the rate. Add 1 and the cosine first, then multiply.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * 1 + math.cos(math.pi * progress)
