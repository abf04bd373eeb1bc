# kind: wrong
# misconception: adds_weight_decay
# zh-CN: 你自己往梯度里加了权重衰减。衰减由优化器的设置负责；再加一份，梯度和范数就都变了。
# en: You added weight decay to the gradients yourself. The optimizer's settings take care of it; one more portion changes both the gradients and their norm.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    l2 = sum((p ** 2).sum() for p in model.parameters())
    (loss + 0.05 * l2).backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    return norm.item()
