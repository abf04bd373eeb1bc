# kind: wrong
# misconception: averages_gradients
# zh-CN: 你把梯度除以了参数的个数。损失已经是对这一批取过平均的，梯度除了裁剪之外不用再缩放。
# en: You divided the gradients by the number of parameters. The loss is a mean over the batch already, and apart from clipping the gradients need no scaling.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    params = list(model.parameters())
    for p in params:
        p.grad /= len(params)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()
