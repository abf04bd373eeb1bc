# kind: wrong
# misconception: sign_of_gradient
# zh-CN: 更新时你只用了梯度的符号，大小都丢掉了。裁剪之后的梯度要带着大小交给优化器。
# en: You kept only the sign of the gradients for the update and lost their size. The clipped gradients go to the optimizer with their size.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    for p in model.parameters():
        p.grad = torch.where(p.grad == 0, p.grad, p.grad / p.grad.abs())
    optimizer.step()
    return norm.item()
