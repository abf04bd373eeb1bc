# kind: wrong
# misconception: loss_times_sequence_length
# zh-CN: 损失大了“序列长度”那么多倍：你先把每条序列里的损失加起来，再对样本取平均。应该对整批里的每个字符一起取平均。
# en: The loss is too large by a factor of the sequence length: it sums within each sequence and averages over the sequences. It should be the mean over every character of the batch.

import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    b, t, v = logits.shape
    total = F.cross_entropy(logits.reshape(b * t, v), labels.reshape(-1), reduction="sum")
    return logits, total / b
