# kind: wrong
# misconception: changes_lr
# variants: 0.9 | 0.5 | 0.95 | 0.99 | 0.999
# zh-CN: 更新是对的，但你顺便改了学习率。学习率由学习率计划在别处设置，这个函数不要动它。
# en: The update is right, but you changed the learning rate as well. The schedule sets it elsewhere; this function leaves it alone.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    for group in optimizer.param_groups:
        group["lr"] *= 0.9
    return norm.item()
