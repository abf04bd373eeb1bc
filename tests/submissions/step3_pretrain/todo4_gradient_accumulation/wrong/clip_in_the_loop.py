# kind: wrong
# misconception: clips_after_every_batch
# zh-CN: 每个小批之后都裁剪了一次。要裁剪的是累积完的梯度，只裁一次。
# en: The gradients are clipped after every small batch. Clip the accumulated gradient, once.

import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    for x, y in batches:
        (model(x, targets=y)[1] / len(batches)).backward()
        norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()
