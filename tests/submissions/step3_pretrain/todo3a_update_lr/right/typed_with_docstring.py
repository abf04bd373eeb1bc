# kind: right
# about: Type hints, a Chinese docstring, float() around the rate, and returns the rate it has set.

import torch


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> float:
    """把优化器里每个参数组的学习率都换成 lr,并把它返回,方便打印。

    参数:
        optimizer: 任意 torch 优化器
        lr: 这一步要用的学习率
    """
    new_lr: float = float(lr)
    for param_group in optimizer.param_groups:
        param_group["lr"] = new_lr
    return new_lr
