# kind: wrong
# misconception: loss_divided_by_batch_size
# zh-CN: 损失又除了一次批大小。模型给出的损失已经是平均值了，再除一次就太小了。
# en: The loss was divided by the batch size once more. What the model gives is a mean already, so dividing again makes it too small.

def forward(model, input_ids, labels):
    batch_size = len(labels)
    logits, loss = model(input_ids, labels)
    return logits, loss.div(batch_size)
