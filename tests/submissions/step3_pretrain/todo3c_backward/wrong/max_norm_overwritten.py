# kind: wrong
# misconception: hard_coded_max_norm
# zh-CN: 不管传进来的上限是多少，你都按 1.0 裁剪。请用参数里传进来的那个上限。
# en: You clip at 1.0 whatever limit is passed in. Use the limit that comes in as the argument.

import torch


def backward_and_step(loss, model, optimizer, max_norm=1.0):
    max_norm = 1.0
    optimizer.zero_grad()
    loss.backward()
    norm = torch.stack([p.grad.norm() for p in model.parameters()]).norm().item()
    if norm > max_norm:
        for p in model.parameters():
            p.grad.div_(norm)
    optimizer.step()
    return norm
