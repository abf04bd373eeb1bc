# kind: wrong
# misconception: returns_squared_norm
# zh-CN: 更新是对的，但返回的是范数的平方（平方和），还差一次开方。
# en: The update is right, but you returned the square of the norm (the sum of squares): its root is still to be taken.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item() ** 2
