# kind: wrong
# misconception: progress_in_percent
# zh-CN: 进度乘以了 100，余弦于是来回摆动很多次。进度应当从 0 走到 1，而不是到 100。
# en: Progress is multiplied by 100, so the cosine swings up and down many times. Progress goes from 0 to 1, not to 100.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    percent = 100 * (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * percent))
