# kind: wrong
# misconception: labels_shifted_twice
# zh-CN: 你又把标签往前错了一位。数据集给出的标签已经是“下一个字符”了，再错一位就变成预测下下个字符；位置 i 的输出直接和位置 i 的标签比较就对了。
# en: You shifted the labels once more. The data set's labels are the next characters already; shifting again asks for the character after the next. The output at a position belongs to the label at the same position.

import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    targets = torch.full_like(labels, -100)
    targets[:, :-1] = labels[:, 1:]
    loss = F.cross_entropy(logits.transpose(1, 2), targets, ignore_index=-100)
    return logits, loss
