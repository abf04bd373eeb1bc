# kind: wrong
# misconception: returns_loss
# zh-CN: 返回的是损失，应返回裁剪之前的梯度总范数。
# en: The loss comes back; it should be the total gradient norm before clipping.

import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    loss = sum(model(x, y)[1] for x, y in batches) / len(batches)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return loss.item()
