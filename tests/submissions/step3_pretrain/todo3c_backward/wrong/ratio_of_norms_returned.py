# kind: wrong
# misconception: returns_clip_coefficient
# zh-CN: 更新是对的，但返回的是缩小用的系数。要返回的是裁剪之前的梯度范数本身。
# en: The update is right, but you returned the factor of the shrinking. Return the norm of the gradients before clipping itself.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    before = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    after = torch.stack([p.grad.norm() for p in model.parameters()]).norm()
    optimizer.step()
    return (after / before).item()
