# kind: wrong
# misconception: clips_weights_only
# zh-CN: 你只裁剪了（也只量了）权重，漏掉了偏置。总范数要包括模型的所有参数，偏置也有梯度。
# en: You clipped and measured the weights only and left the biases out. The total norm takes in all the model's parameters, and biases have gradients too.

import math


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    weights = {n: p for n, p in model.named_parameters() if n.endswith("weight")}
    norm = math.sqrt(sum(w.grad.square().sum().item() for w in weights.values()))
    if norm > max_norm:
        for w in weights.values():
            w.grad *= max_norm / norm
    optimizer.step()
    return norm
