# kind: wrong
# misconception: only_first_batch
# zh-CN: 只用了第一个小批，后面的都没有用上。
# en: Only the first small batch is used, the others are left out.

import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    x, y = batches[0]
    model(x, targets=y)[1].backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()
