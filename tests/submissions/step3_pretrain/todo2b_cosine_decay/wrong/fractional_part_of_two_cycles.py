# kind: wrong
# misconception: restarts_halfway
# zh-CN: 这里走到一半又从 max_lr 重新开始（带重启的余弦）。本课只有一段：进度从 0 到 1 走一次，不取余数。
# en: The schedule starts over at max_lr half-way (cosine with restarts). Here there is only one stretch: progress runs once from 0 to 1, without a remainder.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    cycle = math.fmod(progress * 2, 1.0)
    return min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * cycle)) / 2
