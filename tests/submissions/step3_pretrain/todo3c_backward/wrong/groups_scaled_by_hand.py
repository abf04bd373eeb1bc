# kind: wrong
# misconception: clips_each_group
# zh-CN: 你对每个参数组分别裁剪，返回的是最后一组的范数。总范数要把所有组合在一起，用同一个系数缩小。
# en: You clipped each parameter group by itself and returned the last one's norm. The total norm takes all groups together, and one factor shrinks them.

import torch


def clip(params, max_norm):
    norm = torch.stack([p.grad.norm() for p in params]).norm().item()
    if norm > max_norm:
        for p in params:
            p.grad.mul_(max_norm / norm)
    return norm


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norms = [clip(g["params"], max_norm) for g in optimizer.param_groups]
    optimizer.step()
    return norms[-1]
