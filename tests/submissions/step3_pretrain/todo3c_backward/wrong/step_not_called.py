# kind: wrong
# misconception: parameters_not_updated
# zh-CN: 范数是对的，但参数一动也没动：要么没有真正调用优化器的更新，要么在更新之前梯度已经被清掉（或还没有算出来）。顺序应该是：算梯度、裁剪、更新，清空只能在这一串的最前或最后。
# en: The norm is right, but no parameter has moved: either the optimizer's update was not really called, or the gradients were already cleared (or not yet there) when it came. The order is gradients, clipping, update; clearing belongs right at the beginning or at the end.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step
    optimizer.zero_grad()
    return norm.item()
