# kind: right
# about: A generator sets the rates and is consumed by a deque, with a check afterwards.

from collections import deque


def _apply(groups, lr):
    for group in groups:
        group["lr"] = lr
        yield group


def update_lr(optimizer, lr):
    deque(_apply(optimizer.param_groups, lr), maxlen=0)
    if not all(g["lr"] == lr for g in optimizer.param_groups):
        raise ValueError("学习率没有更新成功")
