# kind: wrong
# misconception: clips_by_value
# zh-CN: 你把梯度的每个元素单独限制在了范围内，这会改变梯度的方向。按范数裁剪是把所有梯度乘以同一个系数，方向不变，只变短。
# en: You limited each element of the gradient by itself, which changes its direction. Clipping by norm multiplies all gradients by the same factor: the direction stays and only the length shrinks.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.stack([p.grad.norm() for p in model.parameters()]).norm().item()
    torch.nn.utils.clip_grad_value_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm
