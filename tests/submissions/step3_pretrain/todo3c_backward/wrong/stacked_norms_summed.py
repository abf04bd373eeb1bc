# kind: wrong
# misconception: sum_of_norms
# zh-CN: 你把每个参数的范数直接加了起来。长度不能这样相加：要把它们的平方加起来，再开方，才是总范数。
# en: You added up the parameters' norms. Lengths do not add like that: add their squares and take the root to get the total norm.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norm = torch.stack([p.grad.norm() for p in model.parameters()]).sum()
    torch.nn.utils.clip_grads_with_norm_(model.parameters(), max_norm, norm)
    optimizer.step()
    return norm.item()
