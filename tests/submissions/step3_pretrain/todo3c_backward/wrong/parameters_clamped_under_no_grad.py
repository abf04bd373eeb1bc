# kind: wrong
# misconception: clips_parameters
# zh-CN: 你限制的是参数本身的大小，不是梯度。裁剪只缩小这一步的梯度，参数只由优化器去改。
# en: You limited the parameters themselves instead of the gradients. Clipping only shrinks this step's gradients; the parameters are changed by the optimizer alone.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norm = torch.nn.utils.get_total_norm([p.grad for p in model.parameters()])
    with torch.no_grad():
        for p in model.parameters():
            p.copy_(torch.clamp(p, min=-max_norm, max=max_norm))
    optimizer.step()
    return float(norm)
