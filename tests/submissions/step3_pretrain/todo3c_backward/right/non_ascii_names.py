# kind: right
# about: Chinese names for everything, split into helper functions.

import torch


def 求梯度(损失, 优化器):
    优化器.zero_grad()
    损失.backward()


def 裁剪(模型, 上限):
    return torch.nn.utils.clip_grad_norm_(模型.parameters(), 上限).item()


def backward_and_step(loss, model, optimizer, max_norm):
    """一步更新:先求梯度,再裁剪,最后更新参数。"""
    求梯度(loss, optimizer)
    范数 = 裁剪(model, max_norm)
    optimizer.step()
    return 范数
