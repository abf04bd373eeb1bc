# kind: wrong
# misconception: changes_lr
# zh-CN: 更新是对的，但你顺便改了学习率。学习率由学习率计划在别处设置，这个函数不要动它。
# en: The update is right, but you changed the learning rate as well. The schedule sets it elsewhere; this function leaves it alone.

import torch


def decay(optimizer, gamma=0.9):
    for g in optimizer.param_groups:
        g.update(lr=g["lr"] * gamma)


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    decay(optimizer)
    return float(norm)
