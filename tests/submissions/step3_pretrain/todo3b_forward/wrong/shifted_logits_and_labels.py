# kind: wrong
# misconception: labels_shifted_twice
# zh-CN: 你又把标签往前错了一位。数据集给出的标签已经是“下一个字符”了，再错一位就变成预测下下个字符；位置 i 的输出直接和位置 i 的标签比较就对了。
# en: You shifted the labels once more. The data set's labels are the next characters already; shifting again asks for the character after the next. The output at a position belongs to the label at the same position.

import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    shift_logits = logits[:, :-1, :].contiguous()
    shift_labels = labels[:, 1:].contiguous()
    loss = F.cross_entropy(shift_logits.view(-1, shift_logits.size(-1)), shift_labels.view(-1))
    return logits, loss
