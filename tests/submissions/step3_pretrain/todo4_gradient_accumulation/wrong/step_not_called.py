# kind: wrong
# misconception: does_not_step
# zh-CN: 梯度累积好了，却没有更新参数。
# en: The gradients are accumulated, but the parameters are never updated.

import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    for x, y in batches:
        (model(x, targets=y)[1] / len(batches)).backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step
    optimizer.zero_grad()
    return float(norm)
