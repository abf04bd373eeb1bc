# kind: wrong
# misconception: loss_negated
# zh-CN: 损失的符号反了。训练会让损失变小，所以要的是负的对数概率（一个正数）；反过来，模型会学着猜错。
# en: The loss has the wrong sign. Training makes it smaller, so it has to be the negative log probability (a positive number); the other way round the model would learn to be wrong.

def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    return logits, -loss
