# kind: wrong
# misconception: returns_max_norm
# zh-CN: 你返回的是传进来的上限本身。要返回的是这一步实际的梯度范数（裁剪之前的），这样才能观察训练是否稳定。
# en: You returned the limit that was passed in. Return the gradients' actual norm at this step (before clipping), so that one can watch whether training is stable.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    norm = float(max_norm)
    optimizer.step()
    return norm
