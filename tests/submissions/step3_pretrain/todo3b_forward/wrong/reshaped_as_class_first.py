# kind: wrong
# misconception: view_instead_of_transpose
# zh-CN: 你用改变形状的办法把词表放到第二维，但那样只是把数字重新分块，得分就跑到了别的位置和别的字符上。交换两个维度要用转置。
# en: You moved the vocabulary to the second dimension by changing the shape; that only cuts the numbers up differently, so scores land at other positions and characters. Exchanging two dimensions needs a transpose.

import torch.nn as nn


def forward(model, input_ids, labels):
    logits = model(input_ids)[0]
    reshaped = logits.reshape(logits.shape[0], logits.shape[2], logits.shape[1])
    return logits, nn.CrossEntropyLoss()(reshaped, labels)
