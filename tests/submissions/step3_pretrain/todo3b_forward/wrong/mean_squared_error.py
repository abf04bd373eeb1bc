# kind: wrong
# misconception: squared_error_as_loss
# zh-CN: 你用的是均方误差。预测下一个字符是在词表里做分类，要用交叉熵：它比较的是概率，不是得分和 0/1 的距离。
# en: You used the mean squared error. Predicting the next character is a classification over the vocabulary and takes cross entropy, which compares probabilities rather than the distance of scores from zeros and ones.

import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    target = F.one_hot(labels, num_classes=logits.size(-1)).to(logits.dtype)
    loss = F.mse_loss(logits, target)
    return logits, loss
