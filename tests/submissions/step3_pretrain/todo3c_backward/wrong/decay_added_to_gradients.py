# kind: wrong
# misconception: adds_weight_decay
# variants: 0.1 | 0.01 | 0.001
# zh-CN: 你自己往梯度里加了权重衰减。衰减由优化器的设置负责；再加一份，梯度和范数就都变了。
# en: You added weight decay to the gradients yourself. The optimizer's settings take care of it; one more portion changes both the gradients and their norm.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    for p in model.parameters():
        p.grad.add_(p.detach(), alpha=0.1)
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()
