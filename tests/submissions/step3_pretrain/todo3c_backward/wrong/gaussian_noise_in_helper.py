# kind: wrong
# misconception: adds_noise
# zh-CN: 你往梯度里加了随机噪声。那是另一种技巧；这里更新用的就是裁剪后的梯度。
# en: You added random noise to the gradients. That is a technique of its own; here the update uses the clipped gradients as they are.

import torch


def add_noise(params, sigma):
    for p in params:
        p.grad.add_(torch.randn(p.shape, dtype=p.dtype), alpha=sigma)


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    add_noise(model.parameters(), 0.01)
    optimizer.step()
    return norm.item()
