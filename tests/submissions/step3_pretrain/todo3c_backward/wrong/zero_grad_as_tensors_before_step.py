# kind: wrong
# misconception: gradients_zeroed_before_step
# zh-CN: 在更新之前，梯度已经被填成了零，优化器就只剩下动量和权重衰减在起作用，这一批数据什么也没教会模型。清空要放在更新之后，或反向传播之前。
# en: The gradients had been filled with zeros before the update, so that only momentum and weight decay were left to act and this batch taught the model nothing. Clear them after the update, or before the backward pass.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.zero_grad(set_to_none=False)
    optimizer.step()
    return norm.item()
