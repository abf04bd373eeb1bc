# kind: wrong
# misconception: loss_on_first_position_only
# zh-CN: 损失只算了第一个位置。语言模型在每个位置都在预测下一个字符，所有位置都要参与。
# en: The loss covers the first position only. A language model predicts the next character at every position, and all of them count.

import torch


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    first = torch.log_softmax(logits[:, 0, :], dim=-1)
    rows = torch.arange(first.size(0))
    loss = -first[rows, labels[:, 0]].mean()
    return logits, loss
