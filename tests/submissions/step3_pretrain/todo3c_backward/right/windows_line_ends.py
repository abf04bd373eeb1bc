# kind: right
# about: Written on Windows, with CRLF line ends.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    # 1. 反向传播
    loss.backward()
    # 2. 梯度裁剪
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    # 3. 更新参数
    optimizer.step()
    # 4. 清空梯度
    optimizer.zero_grad()
    return norm.item()
