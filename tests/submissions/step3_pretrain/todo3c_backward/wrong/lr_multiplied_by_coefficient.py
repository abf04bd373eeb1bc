# kind: wrong
# misconception: clips_by_lr
# zh-CN: 你缩小的是学习率，不是梯度。学习率会一直小下去，而且带动量的优化器记下的还是没有裁剪的梯度；要缩小的是梯度本身。
# en: You made the learning rate smaller instead of the gradients. The rate stays small from then on, and an optimizer with momentum still remembers unclipped gradients; it is the gradients that have to shrink.

import math


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norm = math.sqrt(sum(float(p.grad.pow(2).sum()) for p in model.parameters()))
    coef = min(1.0, max_norm / norm)
    for i in range(len(optimizer.param_groups)):
        optimizer.param_groups[i]["lr"] *= coef
    optimizer.step()
    return norm
