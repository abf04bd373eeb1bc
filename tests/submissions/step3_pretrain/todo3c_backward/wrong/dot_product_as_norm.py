# kind: wrong
# misconception: square_root_missing
# zh-CN: 你把平方和当成了范数，忘了开方，所以裁剪的力度和返回的值都不对。范数是平方和的平方根。
# en: You took the sum of squares for the norm and forgot the root, so both the clipping and the value returned are off. The norm is the root of the sum of squares.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    flat = torch.cat([p.grad.flatten() for p in model.parameters()])
    norm = torch.dot(flat, flat)
    coef = torch.clamp(max_norm / norm, max=1.0)
    for p in model.parameters():
        p.grad.mul_(coef)
    optimizer.step()
    return norm.item()
