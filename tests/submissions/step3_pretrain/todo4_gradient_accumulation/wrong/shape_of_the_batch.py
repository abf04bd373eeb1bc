# kind: wrong
# misconception: divides_by_batch_size
# zh-CN: 损失除以了小批里窗口的个数，应除以小批的个数。
# en: The loss is divided by the number of windows in a batch; it should be divided by the number of batches.

import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    for x, y in batches:
        loss = model(x, y)[1]
        loss = loss / y.shape[0]
        loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()
