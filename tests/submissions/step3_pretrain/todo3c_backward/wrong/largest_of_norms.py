# kind: wrong
# misconception: largest_parameters_norm
# zh-CN: 你用的是各个参数的范数里最大的一个。总范数要把所有参数都算进去：把它们的平方加起来，再开方。
# en: You used the largest of the parameters' norms. The total norm takes all of them in: add their squares and take the root.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = max(p.grad.norm() for p in model.parameters())
    if norm > max_norm:
        for p in model.parameters():
            p.grad.mul_(max_norm / norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()
