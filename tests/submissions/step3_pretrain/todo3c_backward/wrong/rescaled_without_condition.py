# kind: wrong
# misconception: always_rescales
# zh-CN: 不管梯度大小，你都把范数拉到了上限，小的梯度反而被放大。裁剪只是一个上限：没有超过时，梯度要原样不动。
# en: You bring the norm to the limit whatever its size, so small gradients are blown up. Clipping is only an upper limit: gradients within it stay as they are.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.stack([p.grad.norm() for p in model.parameters()]).norm()
    for p in model.parameters():
        p.grad.mul_(max_norm / (norm + 1e-6))
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()
