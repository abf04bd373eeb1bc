# kind: wrong
# misconception: adds_noise
# variants: 0.01 | 0.1 | 0.001
# zh-CN: 你往梯度里加了随机噪声。那是另一种技巧；这里更新用的就是裁剪后的梯度。
# en: You added random noise to the gradients. That is a technique of its own; here the update uses the clipped gradients as they are.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    for p in model.parameters():
        p.grad += 0.01 * torch.randn_like(p.grad)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()
