# kind: right
# about: Saved by an editor that puts a UTF-8 byte order mark in front.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    """衰减阶段的学习率。"""
    a, b = step - warmup_steps, total_steps - warmup_steps
    return min_lr + (max_lr - min_lr) / 2 * (math.cos(a * math.pi / b) + 1)
