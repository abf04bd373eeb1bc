# kind: wrong
# misconception: norm_as_text
# zh-CN: 更新是对的，但返回的范数是一段文字。训练循环要拿它来比较和画图，请返回一个数。
# en: The update is right, but the norm was returned as text. The training loop compares and plots it: return a number.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    return str(float(norm))
