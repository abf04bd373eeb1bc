# kind: wrong
# misconception: loss_times_batch_size
# zh-CN: 损失大了“批大小”那么多倍。损失应该是对整批里每个字符取平均，不要再乘以（或在这一维上累加）样本数。
# en: The loss is too large by a factor of the batch size. It should be the mean over every character of the batch, without multiplying by, or summing over, the number of sequences.

def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    return logits, loss * input_ids.size(0)
