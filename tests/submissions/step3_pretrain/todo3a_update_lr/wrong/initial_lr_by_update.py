# kind: wrong
# misconception: sets_initial_lr
# zh-CN: 你写进的是“初始学习率”这一项，它只是学习率调度器用来记住起点的。真正更新参数时读的是参数组里当前的学习率，要改的是那一项。
# en: You wrote the entry for the initial learning rate, which is only a scheduler's note of where it began. The update reads the group's current learning rate: that is the entry to change.

import torch


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    for i in range(len(optimizer.param_groups)):
        optimizer.param_groups[i].update(initial_lr=lr)
