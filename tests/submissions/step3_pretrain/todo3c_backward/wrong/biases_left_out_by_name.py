# kind: wrong
# misconception: clips_weights_only
# zh-CN: 你只裁剪了（也只量了）权重，漏掉了偏置。总范数要包括模型的所有参数，偏置也有梯度。
# en: You clipped and measured the weights only and left the biases out. The total norm takes in all the model's parameters, and biases have gradients too.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    weights = [p for name, p in model.named_parameters() if "bias" not in name]
    norm = torch.nn.utils.clip_grad_norm_(weights, max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()
