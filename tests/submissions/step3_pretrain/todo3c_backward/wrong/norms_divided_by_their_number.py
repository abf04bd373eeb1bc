# kind: wrong
# misconception: mean_of_norms
# zh-CN: 你取了各个参数的范数的平均值。总范数不是平均：要把它们的平方加起来，再开方。
# en: You took the mean of the parameters' norms. The total norm is not a mean: add their squares and take the root.

import numpy as np


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norms = [p.grad.norm().item() for p in model.parameters()]
    norm = float(np.mean(norms))
    if norm > max_norm:
        for p in model.parameters():
            p.grad.mul_(max_norm / norm)
    optimizer.step()
    return norm
