# kind: wrong
# misconception: returns_clip_coefficient
# zh-CN: 更新是对的，但返回的是缩小用的系数。要返回的是裁剪之前的梯度范数本身。
# en: The update is right, but you returned the factor of the shrinking. Return the norm of the gradients before clipping itself.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.stack([p.grad.norm() for p in model.parameters()]).norm().item()
    coef = min(1.0, max_norm / norm)
    for p in model.parameters():
        p.grad.mul_(coef)
    optimizer.step()
    optimizer.zero_grad()
    return coef
