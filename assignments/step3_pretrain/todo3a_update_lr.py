"""TODO 3a · 更新学习率 / Update the learning rate.

get_lr（你的 2a 和 2b）算出了这一步的学习率；现在要把它交给优化器，否则优化器会一直用创建时的值。
get_lr (your 2a and 2b) computes this step's learning rate; now the optimizer has to be told, or it would go
on with the one that it was created with.

要做什么：完成 update_lr。不要改：函数名和参数。
What to do: complete update_lr. Don't change: the function's name and parameters.
"""

from __future__ import annotations

import torch


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    """把优化器每一个参数组的学习率设为 lr / Set the learning rate of every parameter group to lr.

    optimizer: 任何 torch 优化器（SGD、AdamW……），可能有一个或好几个参数组（optimizer.param_groups）
               any torch optimizer (SGD, AdamW …), with one or more parameter groups (optimizer.param_groups)
    lr:        新的学习率，一个 float / the new learning rate, a float
    不需要返回值 / Nothing is returned.

    只改学习率：权重衰减、动量、优化器的状态都不要动，也不要新建优化器。
    Only the learning rate changes: leave weight decay, momentum and the optimizer's state alone, and create
    no new optimizer.

    例子 / Example: 两组 / two groups, lr = 0.0005
        之前 / before:   0.001, weight_decay 0.1      0.001, weight_decay 0.0
        之后 / after:    0.0005, weight_decay 0.1     0.0005, weight_decay 0.0
    """
    # TODO 3a: 在这里写你的代码，写好后删掉下面这一行
    # TODO 3a: write your code here, then delete the line below
    raise NotImplementedError("TODO 3a: 更新学习率 / Update the learning rate")
