# kind: wrong
# misconception: clips_by_lr
# zh-CN: 你缩小的是学习率，不是梯度。学习率会一直小下去，而且带动量的优化器记下的还是没有裁剪的梯度；要缩小的是梯度本身。
# en: You made the learning rate smaller instead of the gradients. The rate stays small from then on, and an optimizer with momentum still remembers unclipped gradients; it is the gradients that have to shrink.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.stack([p.grad.norm() for p in model.parameters()]).norm().item()
    if norm > max_norm:
        for group in optimizer.param_groups:
            group["lr"] = group["lr"] * max_norm / norm
    optimizer.step()
    optimizer.zero_grad()
    return norm
