# kind: wrong
# misconception: loss_on_last_position_only
# zh-CN: 损失只算了最后一个位置。语言模型在每个位置都在预测下一个字符，所有位置都要参与，这正是一条序列能教会它很多东西的原因。
# en: The loss covers the last position only. A language model predicts the next character at every position, and all of them count: that is why one sequence can teach it so much.

import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    losses = F.cross_entropy(logits.transpose(1, 2), labels, reduction="none")
    return logits, losses[:, -1].mean()
