# kind: wrong
# misconception: hard_coded_max_norm
# variants: 1.0 | 0.1 | 0.25 | 0.5 | 2.0 | 5.0 | 10.0
# zh-CN: 不管传进来的上限是多少，你都按 1.0 裁剪。请用参数里传进来的那个上限。
# en: You clip at 1.0 whatever limit is passed in. Use the limit that comes in as the argument.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()
