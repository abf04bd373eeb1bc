# kind: wrong
# misconception: returns_loss
# zh-CN: 返回的是损失，应返回裁剪之前的梯度总范数。
# en: The loss comes back; it should be the total gradient norm before clipping.

import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    total = 0.0
    for x, y in batches:
        loss = model(x, targets=y)[1] / len(batches)
        loss.backward()
        total += loss.item()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return total
