# kind: right
# about: Chinese docstring and variable names, and π as a name.

from math import cos, pi as π


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    """余弦衰减：从 max_lr 平滑地降到 min_lr。

    进度从 0（预热结束）走到 1（训练结束）。
    """
    进度 = (step - warmup_steps) / (total_steps - warmup_steps)
    余弦 = cos(π * 进度)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + 余弦)
