# kind: wrong
# misconception: clips_each_parameter
# zh-CN: 你对每个参数单独做了裁剪。要的是所有参数合在一起的总范数：把所有梯度看成一个长向量，用同一个系数缩小。
# en: You clipped each parameter by itself. What counts is the total norm over all of them: see all gradients as one long vector and shrink it by one factor.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    total = 0.0
    for p in model.parameters():
        norm = torch.nn.utils.clip_grad_norm_(p, max_norm)
        total += norm.item() ** 2
    optimizer.step()
    optimizer.zero_grad()
    return total ** 0.5
