# kind: wrong
# misconception: view_instead_of_transpose
# zh-CN: 你用改变形状的办法把词表放到第二维，但那样只是把数字重新分块，得分就跑到了别的位置和别的字符上。交换两个维度要用转置。
# en: You moved the vocabulary to the second dimension by changing the shape; that only cuts the numbers up differently, so scores land at other positions and characters. Exchanging two dimensions needs a transpose.

import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    B, T, V = logits.shape
    loss = F.cross_entropy(logits.view(B, V, T), labels)
    return logits, loss
