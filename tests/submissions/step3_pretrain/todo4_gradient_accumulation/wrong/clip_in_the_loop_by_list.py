# kind: wrong
# misconception: clips_after_every_batch
# zh-CN: 每个小批之后都裁剪了一次。要裁剪的是累积完的梯度，只裁一次。
# en: The gradients are clipped after every small batch. Clip the accumulated gradient, once.

import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    params = list(model.parameters())
    for x, y in batches:
        loss = model(x, y)[1]
        loss.div(len(batches)).backward()
        norm = torch.nn.utils.clip_grad_norm_(params, max_norm)
    optimizer.step()
    model.zero_grad()
    return float(norm)
