# kind: wrong
# misconception: never_clears
# zh-CN: 更新之后没有清空梯度，下一次更新会把这一次的也加进去。
# en: The gradients aren't cleared after the update, so the next update adds to them.

import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    torch.stack([model(x, y)[1] for x, y in batches]).mean().backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    return float(norm)
