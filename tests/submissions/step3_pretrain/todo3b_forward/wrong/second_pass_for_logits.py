# kind: wrong
# misconception: logits_from_another_pass
# zh-CN: logits 和损失来自两次不同的前向传播。训练时 dropout 每次都随机丢掉不同的部分，所以两次的结果并不一致（而且慢一倍）；请从同一次里同时拿到两者。这里 logits 是第二次算的。
# en: The logits and the loss come from two different passes. In training, dropout drops something different each time, so the two do not belong together (and it takes twice as long): take both from the same pass. Here the logits came from the second.

def forward(model, input_ids, labels):
    _, loss = model(input_ids, targets=labels)
    logits, _ = model(input_ids)
    return logits, loss
