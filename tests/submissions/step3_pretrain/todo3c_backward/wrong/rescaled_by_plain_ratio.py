# kind: wrong
# misconception: always_rescales
# zh-CN: 不管梯度大小，你都把范数拉到了上限，小的梯度反而被放大。裁剪只是一个上限：没有超过时，梯度要原样不动。
# en: You bring the norm to the limit whatever its size, so small gradients are blown up. Clipping is only an upper limit: gradients within it stay as they are.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    grads = [p.grad for p in model.parameters()]
    norm = torch.nn.utils.get_total_norm(grads)
    for g in grads:
        g.mul_(max_norm / norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()
