# %% byte_order_mark: Saved by an editor that puts a byte order mark at the beginning.
# encoding: utf-8-sig
def update_lr(optimizer, lr):
    """更新学习率"""
    for group in optimizer.param_groups:
        group["lr"] = lr


# %% callable_class: update_lr is an instance of a class with __call__.
class LearningRateSetter:
    key = "lr"

    def __init__(self):
        self.calls = 0

    def __call__(self, optimizer, lr):
        self.calls += 1
        for group in optimizer.param_groups:
            group[self.key] = lr


update_lr = LearningRateSetter()


# %% copied_groups_keep_settings: Puts a copy in the place of each group: all settings kept, only the rate new.
def update_lr(optimizer, lr):
    for i, group in enumerate(optimizer.param_groups):
        optimizer.param_groups[i] = {**group, "lr": lr}


# %% enumerate_with_print: Uses enumerate and prints each group's old and new rate.
def update_lr(optimizer, lr):
    for i, group in enumerate(optimizer.param_groups):
        old = group["lr"]
        group["lr"] = lr
        print(f"第 {i} 组: {old} -> {lr}")


# %% generator_consumed: A generator sets the rates and is consumed by a deque, with a check afterwards.
from collections import deque


def _apply(groups, lr):
    for group in groups:
        group["lr"] = lr
        yield group


def update_lr(optimizer, lr):
    deque(_apply(optimizer.param_groups, lr), maxlen=0)
    if not all(g["lr"] == lr for g in optimizer.param_groups):
        raise ValueError("学习率没有更新成功")


# %% group_update_keyword: Uses dict.update with a keyword.
def update_lr(optimizer, lr):
    for g in optimizer.param_groups:
        g.update(lr=lr)


# %% helper_function: Delegates one group to a helper function and goes backwards through the groups.
def _set_one(group, name, value):
    assert name in group, f"no {name} in this group"
    group[name] = value


def update_lr(optimizer, lr):
    for group in reversed(optimizer.param_groups):
        _set_one(group, "lr", lr)


# %% indexed_while_loop: Walks over the groups with an index and a while loop.
def update_lr(optimizer, lr):
    i = 0
    while i < len(optimizer.param_groups):
        optimizer.param_groups[i]["lr"] = lr
        i += 1


# %% lambda_and_map: A lambda; list() exhausts the map.
update_lr = lambda optimizer, lr: list(map(lambda group: group.update({"lr": lr}), optimizer.param_groups))


# %% list_comprehension: A list comprehension that is run for its side effect.
def update_lr(optimizer, lr): return [g.__setitem__("lr", lr) for g in optimizer.param_groups]


# %% main_block: Unused imports and a self-test under if __name__ == "__main__".
import math
import os

import numpy as np
import torch
import torch.nn as nn


def update_lr(optimizer, lr):
    for param_group in optimizer.param_groups:
        param_group['lr'] = lr


if __name__ == "__main__":
    net = nn.Linear(2, 2)
    opt = torch.optim.SGD(net.parameters(), lr=0.1)
    update_lr(opt, 0.01)
    assert opt.param_groups[0]["lr"] == 0.01
    print("ok")


# %% non_ascii_names: Chinese variable names, and a Chinese comment.
def update_lr(optimizer, lr):
    # 每一组都要改,不能只改第一组
    学习率 = lr
    for 参数组 in optimizer.param_groups:
        参数组["lr"] = 学习率


# %% plain_loop: The plain loop over all parameter groups.
def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        group["lr"] = lr


# %% range_and_len: Indexes the groups by range(len(...)).
# mutated: yes
import torch
import numpy as np


def update_lr(optimizer, lr):
    groups = optimizer.param_groups
    for i in range(len(groups)):
        groups[i]['lr'] = lr
    return None


# %% recursive: Recursion over the list of groups.
def update_lr(optimizer, lr, groups=None):
    if groups is None:
        groups = optimizer.param_groups
    if not groups:
        return
    groups[0]["lr"] = lr
    update_lr(optimizer, lr, groups[1:])


# %% state_dict_round_trip: Changes the rates in the state dict and loads it back; everything else comes back as it was.
def update_lr(optimizer, lr):
    state = optimizer.state_dict()
    for group in state["param_groups"]:
        group["lr"] = lr
    optimizer.load_state_dict(state)


# %% typed_with_docstring: Type hints, a Chinese docstring, float() around the rate, and returns the rate it has set.
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


# %% windows_line_ends: Written on Windows, with CRLF line ends.
# newlines: crlf
import torch


def update_lr(optimizer, lr):
    for param_group in optimizer.param_groups:
        # 修改学习率
        param_group['lr'] = lr


# %% set_attribute_of_each_group: Sets every group's rate through __setitem__ and keeps the old rate for a log.
def update_lr(optimizer, lr):
    previous = [group["lr"] for group in optimizer.param_groups]
    for group, old in zip(optimizer.param_groups, previous):
        group.__setitem__("lr", float(lr))
        del old
