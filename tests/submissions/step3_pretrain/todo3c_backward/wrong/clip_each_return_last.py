# kind: wrong
# misconception: returns_last_parameters_norm
# zh-CN: 你逐个参数地裁剪，返回的只是最后一个参数的范数。要的是所有参数合在一起的总范数，裁剪和返回都用它。
# en: You clipped parameter by parameter and returned only the last one's norm. What counts is the total norm over all parameters, for clipping as for the return value.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    for p in model.parameters():
        norm = torch.nn.utils.clip_grad_norm_([p], max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()
