# kind: wrong
# misconception: mean_of_norms
# zh-CN: 你取了各个参数的范数的平均值。总范数不是平均：要把它们的平方加起来，再开方。
# en: You took the mean of the parameters' norms. The total norm is not a mean: add their squares and take the root.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.stack([p.grad.norm() for p in model.parameters()]).mean()
    torch.nn.utils.clip_grads_with_norm_(model.parameters(), max_norm, norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()
