# kind: wrong
# misconception: epsilon_too_large
# zh-CN: 为防止除以零而加的小数太大了，梯度会被多缩小一截。它要小到看不出来（例如百万分之一），或者干脆不用：只在超过上限时才除，就不会除以零。
# en: The small number against division by zero is too large and shrinks the gradients noticeably further. It should be too small to see (a millionth, say), or left out: dividing only above the limit never divides by zero.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.stack([p.grad.norm() for p in model.parameters()]).norm()
    coef = torch.clamp(max_norm / (norm + 0.1), max=1.0)
    for p in model.parameters():
        p.grad.mul_(coef)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()
