# kind: wrong
# misconception: does_not_clip
# zh-CN: 没有裁剪梯度，max_norm 没有用上。
# en: The gradients aren't clipped: max_norm is not used.

import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    for x, y in batches:
        (model(x, targets=y)[1] / len(batches)).backward()
    norm = torch.nn.utils.get_total_norm([p.grad for p in model.parameters()])
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()
