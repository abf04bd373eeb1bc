# kind: wrong
# misconception: clips_each_parameter
# zh-CN: 你对每个参数单独做了裁剪。要的是所有参数合在一起的总范数：把所有梯度看成一个长向量，用同一个系数缩小。
# en: You clipped each parameter by itself. What counts is the total norm over all of them: see all gradients as one long vector and shrink it by one factor.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norms = []
    for p in model.parameters():
        n = p.grad.norm()
        norms.append(n.item())
        if n > max_norm:
            p.grad.mul_(max_norm / n)
    optimizer.step()
    return torch.tensor(norms, dtype=torch.float64).norm().item()
