# kind: wrong
# misconception: clips_the_loss
# zh-CN: 你限制的是损失的大小，不是梯度。损失超过上限时梯度就成了零，没有超过时又没有裁剪；要限制的是梯度的范数。
# en: You limited the loss instead of the gradients. Above the limit its gradient is zero, and within it nothing is clipped; it is the gradients' norm that is limited.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    limit = torch.tensor(max_norm, dtype=loss.dtype)
    torch.minimum(loss, limit).backward()
    norm = torch.nn.utils.get_total_norm([p.grad for p in model.parameters()])
    optimizer.step()
    return norm.item()
