# kind: wrong
# misconception: norm_of_parameters
# zh-CN: 你量的是参数本身的范数。要裁剪和返回的是梯度的范数，梯度记在每个参数旁边。
# en: You measured the norm of the parameters themselves. What is clipped and returned is the norm of the gradients, which are kept beside each parameter.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.stack([p.detach().norm() for p in model.parameters()]).norm()
    if norm > max_norm:
        for p in model.parameters():
            p.grad.mul_(max_norm / norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()
