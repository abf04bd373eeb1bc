# kind: wrong
# misconception: labels_shifted_backwards
# zh-CN: 你把输出和前一个位置的标签配在了一起，方向反了。数据集给出的标签已经对齐好：同一个位置的输出和标签相互对应，不需要再错位。
# en: You paired each output with the label of the position before it, which is the wrong way round. The labels come aligned already: output and label of the same position belong together, and no shift is needed.

import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    previous = labels[:, :-1]
    current = logits[:, 1:, :].transpose(1, 2)
    return logits, F.cross_entropy(current, previous)
