# kind: wrong
# misconception: clips_each_group
# zh-CN: 你对每个参数组分别裁剪，返回的是最后一组的范数。总范数要把所有组合在一起，用同一个系数缩小。
# en: You clipped each parameter group by itself and returned the last one's norm. The total norm takes all groups together, and one factor shrinks them.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    for group in optimizer.param_groups:
        norm = torch.nn.utils.clip_grad_norm_(group["params"], max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()
