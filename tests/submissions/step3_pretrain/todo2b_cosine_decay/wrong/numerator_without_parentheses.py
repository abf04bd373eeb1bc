# kind: wrong
# misconception: precedence_in_progress
# zh-CN: 进度里少了括号：除法先算，所以只有 warmup_steps 被除。分子和分母都要作为整体放进括号。
# en: Parentheses are missing in progress: division goes first, so only warmup_steps is divided. Numerator and denominator each have to be bracketed as a whole.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = step - warmup_steps / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))
