# kind: wrong
# misconception: returns_loss
# zh-CN: 更新是对的，但返回的是损失。这里要返回的是裁剪之前的梯度范数；损失调用者自己已经有了。
# en: The update is right, but you returned the loss. Return the norm of the gradients before clipping; the caller has the loss already.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    value = float(loss.detach())
    optimizer.zero_grad()
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    print("norm", norm.item())
    return value
