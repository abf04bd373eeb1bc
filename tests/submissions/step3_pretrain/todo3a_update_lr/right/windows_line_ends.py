# kind: right
# about: Written on Windows, with CRLF line ends.

import torch


def update_lr(optimizer, lr):
    for param_group in optimizer.param_groups:
        # 修改学习率
        param_group['lr'] = lr
