# kind: wrong
# misconception: drops_large_gradients
# zh-CN: 梯度超过上限时，你把它们变成了零。裁剪是缩短而不是丢掉：方向留着，长度缩到上限。
# en: You set the gradients to zero when they exceed the limit. Clipping shortens and does not drop them: the direction stays, and the length shrinks to the limit.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.stack([p.grad.norm() for p in model.parameters()]).norm()
    if norm > max_norm:
        for p in model.parameters():
            p.grad.zero_()
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()
