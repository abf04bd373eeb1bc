# kind: wrong
# misconception: epsilon_too_large
# variants: 1e-2 | 0.1 | 1e-3 | 1e-4
# zh-CN: 为防止除以零而加的小数太大了，梯度会被多缩小一截。它要小到看不出来（例如百万分之一），或者干脆不用：只在超过上限时才除，就不会除以零。
# en: The small number against division by zero is too large and shrinks the gradients noticeably further. It should be too small to see (a millionth, say), or left out: dividing only above the limit never divides by zero.

import math

EPS = 1e-2


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norm = math.sqrt(sum((p.grad ** 2).sum().item() for p in model.parameters()))
    factor = max_norm / (norm + EPS)
    if factor < 1:
        for p in model.parameters():
            p.grad = p.grad * factor
    optimizer.step()
    return norm
