# kind: wrong
# misconception: multiplies_by_norm
# zh-CN: 缩小的系数算错了：你乘以了范数，应该是除以。想一想：缩小之后，新的范数应该正好等于上限。
# en: The factor is off: you multiplied by the norm where it should divide. Think: after the shrinking, the new norm should be exactly the limit.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.stack([p.grad.norm() for p in model.parameters()]).norm()
    if norm > max_norm:
        for p in model.parameters():
            p.grad.mul_(max_norm * norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()
