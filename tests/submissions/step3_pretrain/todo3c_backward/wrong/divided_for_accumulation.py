# kind: wrong
# misconception: scales_the_loss
# variants: 4 | 2 | 8 | 16
# zh-CN: 你在反向传播之前缩放了损失（例如为了梯度累积），梯度和范数也跟着变了。这里每批数据更新一次，损失要原样使用。
# en: You scaled the loss before the backward pass (for gradient accumulation, say), and gradients and norm changed with it. Here every batch gets one update, and the loss is used as it is.

import torch

ACCUMULATION_STEPS = 4


def backward_and_step(loss, model, optimizer, max_norm):
    loss = loss / ACCUMULATION_STEPS
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()
