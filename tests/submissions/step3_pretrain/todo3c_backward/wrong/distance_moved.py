# kind: wrong
# misconception: returns_update_norm
# zh-CN: 更新是对的，但返回的是参数移动的距离。要返回的是裁剪之前的梯度范数；移动的距离还取决于学习率和优化器。
# en: The update is right, but you returned how far the parameters moved. Return the norm of the gradients before clipping; the distance also depends on the learning rate and the optimizer.

import torch
from torch.nn.utils import clip_grad_norm_, parameters_to_vector


def backward_and_step(loss, model, optimizer, max_norm):
    start = parameters_to_vector(model.parameters()).detach().clone()
    optimizer.zero_grad()
    loss.backward()
    clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    end = parameters_to_vector(model.parameters()).detach()
    return (end - start).norm().item()
