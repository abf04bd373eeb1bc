# kind: wrong
# misconception: ratio_upside_down
# zh-CN: 缩小的系数上下颠倒了，超过上限的梯度反而被放大了。想一想：缩小之后，新的范数应该正好等于上限。
# en: The factor is upside down, so gradients above the limit grow even larger. Think: after the shrinking, the new norm should be exactly the limit.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.stack([p.grad.norm() for p in model.parameters()]).norm()
    if norm > max_norm:
        for p in model.parameters():
            p.grad.mul_(norm / max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()
