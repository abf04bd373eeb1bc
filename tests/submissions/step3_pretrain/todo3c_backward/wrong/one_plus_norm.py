# kind: wrong
# misconception: one_added_to_norm
# zh-CN: 你在缩小时给范数加了 1，梯度会被多缩小一截。想一想：缩小之后，新的范数应该正好等于上限；只在超过上限时才除，本来就不会除以零。
# en: You added 1 to the norm when shrinking, which makes the gradients too small. Think: after the shrinking, the new norm should be exactly the limit; dividing only above the limit never divides by zero anyway.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.stack([p.grad.norm() for p in model.parameters()]).norm()
    if norm > max_norm:
        for p in model.parameters():
            p.grad.mul_(max_norm / (1 + norm))
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()
