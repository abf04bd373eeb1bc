# kind: wrong
# misconception: epsilon_too_large
# zh-CN: 为防止除以零而加的小数太大了，梯度会被多缩小一截。它要小到看不出来（例如百万分之一），或者干脆不用：只在超过上限时才除，就不会除以零。
# en: The small number against division by zero is too large and shrinks the gradients noticeably further. It should be too small to see (a millionth, say), or left out: dividing only above the limit never divides by zero.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    grads = [p.grad for p in model.parameters()]
    norm = torch.nn.utils.get_total_norm(grads)
    scale = min(1.0, max_norm / (norm.item() + 0.01))
    torch._foreach_mul_(grads, scale)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()
