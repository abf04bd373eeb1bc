# kind: wrong
# misconception: always_rescales
# zh-CN: 不管梯度大小，你都把范数拉到了上限，小的梯度反而被放大。裁剪只是一个上限：没有超过时，梯度要原样不动。
# en: You bring the norm to the limit whatever its size, so small gradients are blown up. Clipping is only an upper limit: gradients within it stay as they are.

import math


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    params = list(model.parameters())
    norm = math.sqrt(sum(p.grad.pow(2).sum().item() for p in params))
    for p in params:
        direction = p.grad / norm
        p.grad = direction * max_norm
    optimizer.step()
    return norm
