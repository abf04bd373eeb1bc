# kind: wrong
# misconception: returns_norm_per_parameter
# zh-CN: 更新是对的，但返回的是每个参数各自的范数。要的是一个数：把它们的平方加起来，再开方，得到总范数。
# en: The update is right, but you returned a norm for each parameter. One number is wanted: add their squares and take the root to get the total norm.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norms = [p.grad.norm().item() for p in model.parameters()]
    torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norms
