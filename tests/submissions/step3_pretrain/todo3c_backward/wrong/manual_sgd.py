# kind: wrong
# misconception: bypasses_optimizer
# zh-CN: 你自己用“学习率乘梯度”更新了参数，绕过了优化器。它可能还有动量、权重衰减或 Adam 的自适应步长：更新要交给传进来的优化器。
# en: You updated the parameters yourself by learning rate times gradient, past the optimizer. It may have momentum, weight decay or Adam's adaptive steps: leave the update to the optimizer that was passed in.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    with torch.no_grad():
        for group in optimizer.param_groups:
            for p in group["params"]:
                p -= group["lr"] * p.grad
    optimizer.zero_grad()
    return norm.item()
