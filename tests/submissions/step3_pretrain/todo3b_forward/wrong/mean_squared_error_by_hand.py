# kind: wrong
# misconception: squared_error_as_loss
# zh-CN: 你用的是均方误差。预测下一个字符是在词表里做分类，要用交叉熵：它比较的是概率，不是得分和 0/1 的距离。
# en: You used the mean squared error. Predicting the next character is a classification over the vocabulary and takes cross entropy, which compares probabilities rather than the distance of scores from zeros and ones.

import torch


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    target = torch.zeros_like(logits).scatter(2, labels.unsqueeze(2), 1.0)
    return logits, ((logits - target) ** 2).mean()
