# kind: wrong
# misconception: returns_nothing
# zh-CN: 更新是对的，但函数什么也没有返回。请把裁剪之前的梯度范数返回（打印出来不算返回）。
# en: The update is right, but your function returns nothing. Return the norm of the gradients before clipping (printing it is not returning it).

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    return print(f"grad norm: {norm.item():.4f}")
