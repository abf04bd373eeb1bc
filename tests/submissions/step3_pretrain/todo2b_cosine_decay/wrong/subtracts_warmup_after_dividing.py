# kind: wrong
# misconception: denominator_without_parentheses
# zh-CN: 分母少了括号：先除以 total_steps，再减去 warmup_steps，进度不再从 0 走到 1。分子和分母都要作为整体放进括号。
# en: The denominator lacks its parentheses: it divides by total_steps and then subtracts warmup_steps, so progress doesn't go from 0 to 1. Numerator and denominator each have to be bracketed as a whole.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / total_steps - warmup_steps
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))
