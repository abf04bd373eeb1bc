# kind: wrong
# misconception: root_mean_square
# zh-CN: 你用的是均方根：除以了元素的个数。范数是平方和的平方根，不取平均；否则模型越大，裁剪就越弱。
# en: You used the root mean square, which divides by the number of elements. The norm is the root of the sum of squares without averaging; otherwise clipping gets weaker as models grow.

import math


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    squares, count = 0.0, 0
    for p in model.parameters():
        squares += (p.grad ** 2).sum().item()
        count += p.grad.numel()
    norm = math.sqrt(squares / count)
    if norm > max_norm:
        for p in model.parameters():
            p.grad.mul_(max_norm / norm)
    optimizer.step()
    return norm
