# kind: wrong
# misconception: clips_first_group_only
# zh-CN: 你只裁剪了（也只量了）第一个参数组。总范数要包括模型的所有参数，用同一个系数一起缩小。
# en: You clipped and measured the first parameter group only. The total norm takes in all the model's parameters, and one factor shrinks them together.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    for group in optimizer.param_groups:
        norm = torch.nn.utils.clip_grad_norm_(group["params"], max_norm).item()
        break
    optimizer.step()
    return norm
