# kind: wrong
# misconception: cosine_of_pi_only
# zh-CN: 括号放错了：进度在余弦的外面。cos(π) 只是 -1，于是成了一条直线，而且从范围的一半开始。进度要放进余弦里面，一起乘以 π。
# en: The parenthesis is in the wrong place: progress stands outside the cosine. cos(pi) is just -1, which gives a straight line that begins at half of the range. Progress belongs inside the cosine, multiplied by pi.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi) * progress)
