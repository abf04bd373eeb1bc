# kind: wrong
# misconception: clears_after_every_batch
# zh-CN: 每个小批之前（或之后）都清空了梯度，只剩下最后一个小批的。只在更新之后清空一次。
# en: The gradients are cleared for every small batch, so only the last one's are left. Clear them once, after the update.

import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    for x, y in batches:
        optimizer.zero_grad()
        (model(x, targets=y)[1] / len(batches)).backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    return norm.item()
