# kind: wrong
# misconception: inverted_condition
# zh-CN: 条件反了：梯度小的时候被放大到上限，梯度大的时候反而没有裁剪。应该只在超过上限时缩小。
# en: The condition is the wrong way round: small gradients are blown up to the limit and large ones are not clipped. Shrink only what exceeds the limit.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.stack([p.grad.norm() for p in model.parameters()]).norm()
    if norm < max_norm:
        for p in model.parameters():
            p.grad.mul_(max_norm / norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()
