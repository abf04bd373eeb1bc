# kind: wrong
# misconception: only_last_batch
# zh-CN: 只用了最后一个小批的损失。每个小批都要做 backward，它们的梯度才会加起来。
# en: Only the last small batch's loss is used. Every one needs its backward, so that the gradients add up.

import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    x, y = batches[-1]
    model(x, targets=y)[1].backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()
