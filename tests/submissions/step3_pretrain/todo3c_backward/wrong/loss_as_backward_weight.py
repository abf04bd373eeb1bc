# kind: wrong
# misconception: squares_the_loss
# zh-CN: 你用的是损失的平方的梯度，损失大时步子会额外放大。反向传播要从传进来的损失本身开始。
# en: You used the gradient of the squared loss, which makes steps larger still where the loss is large. Start the backward pass from the loss as it was passed in.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward(gradient=2 * loss.detach())
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    return norm.item()
