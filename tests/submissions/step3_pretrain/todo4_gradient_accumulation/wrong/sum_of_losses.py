# kind: wrong
# misconception: loss_not_divided
# zh-CN: 没有把每个小批的损失除以小批的个数，所以累积出来的梯度是大批的 K 倍。大批的损失是平均值，不是总和。
# en: The small losses aren't divided by the number of batches, so the accumulated gradient is K times the large batch's. The large batch's loss is a mean, not a sum.

import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    sum(model(x, targets=y)[1] for x, y in batches).backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()
