# kind: wrong
# misconception: clips_first_parameter_only
# zh-CN: 你只裁剪了（也只量了）第一个参数。总范数要包括模型的所有参数，用同一个系数一起缩小。
# en: You clipped and measured the first parameter only. The total norm takes in all the model's parameters, and one factor shrinks them together.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(next(model.parameters()), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()
