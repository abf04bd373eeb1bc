# kind: wrong
# misconception: clips_parameters
# zh-CN: 你限制的是参数本身的大小，不是梯度。裁剪只缩小这一步的梯度，参数只由优化器去改。
# en: You limited the parameters themselves instead of the gradients. Clipping only shrinks this step's gradients; the parameters are changed by the optimizer alone.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.stack([p.grad.norm() for p in model.parameters()]).norm().item()
    for p in model.parameters():
        p.data.clamp_(-max_norm, max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm
