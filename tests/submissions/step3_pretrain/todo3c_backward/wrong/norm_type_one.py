# kind: wrong
# misconception: absolute_sum_norm
# zh-CN: 你用的是绝对值之和（1 范数）。这里的梯度范数是通常的长度（2 范数）：平方、求和、再开方。
# en: You used the sum of absolute values (the 1-norm). The gradient norm here is the usual length (the 2-norm): square, sum, take the root.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm, norm_type=1)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()
