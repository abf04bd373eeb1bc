# kind: wrong
# misconception: clips_by_value
# zh-CN: 你把梯度的每个元素单独限制在了范围内，这会改变梯度的方向。按范数裁剪是把所有梯度乘以同一个系数，方向不变，只变短。
# en: You limited each element of the gradient by itself, which changes its direction. Clipping by norm multiplies all gradients by the same factor: the direction stays and only the length shrinks.

import math


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    total = math.sqrt(sum((p.grad ** 2).sum().item() for p in model.parameters()))
    for p in model.parameters():
        p.grad.clamp_(-max_norm, max_norm)
    optimizer.step()
    return total
