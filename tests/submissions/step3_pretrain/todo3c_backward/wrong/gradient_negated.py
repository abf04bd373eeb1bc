# kind: wrong
# misconception: gradient_ascent
# zh-CN: 梯度的符号被反过来了，损失会上升而不是下降。优化器自己会朝着梯度的反方向走，不用再取一次负号。
# en: The gradients' sign was turned round, so the loss would rise instead of fall. The optimizer walks against the gradient by itself; no further minus is needed.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    for p in model.parameters():
        p.grad.neg_()  # 往梯度的反方向走
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()
