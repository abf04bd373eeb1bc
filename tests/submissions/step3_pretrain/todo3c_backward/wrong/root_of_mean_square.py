# kind: wrong
# misconception: root_mean_square
# zh-CN: 你用的是均方根：除以了元素的个数。范数是平方和的平方根，不取平均；否则模型越大，裁剪就越弱。
# en: You used the root mean square, which divides by the number of elements. The norm is the root of the sum of squares without averaging; otherwise clipping gets weaker as models grow.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    flat = torch.cat([p.grad.flatten() for p in model.parameters()])
    norm = flat.pow(2).mean().sqrt()
    torch.nn.utils.clip_grads_with_norm_(model.parameters(), max_norm, norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()
