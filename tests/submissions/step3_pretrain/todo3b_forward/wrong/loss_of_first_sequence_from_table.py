# kind: wrong
# misconception: loss_on_first_sequence_only
# zh-CN: 损失只算了这一批里的第一条序列。整批的每一条都要参与，平均是对整批的所有字符取的。
# en: The loss covers the first sequence of the batch only. Every sequence takes part, and the mean is over all characters of the batch.

import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    losses = F.cross_entropy(logits.transpose(1, 2), labels, reduction="none")
    return logits, losses[0].mean()
