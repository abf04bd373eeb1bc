# kind: wrong
# misconception: skips_large_steps
# zh-CN: 梯度超过上限时，你跳过了更新。裁剪的意思是缩小之后照常更新，这一批数据不用丢掉。
# en: You skip the update when the gradients exceed the limit. Clipping means to shrink them and update as usual; the batch is not thrown away.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norm = torch.stack([p.grad.norm() for p in model.parameters()]).norm().item()
    if norm > max_norm:
        print("梯度太大,跳过这一步")
        return norm
    optimizer.step()
    return norm
