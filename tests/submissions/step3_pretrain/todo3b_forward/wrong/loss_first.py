# kind: wrong
# misconception: order_swapped
# zh-CN: 返回的两样东西都对，只是顺序反了。约定是先 logits，后损失；训练循环会按这个顺序取用。
# en: Both things you return are right, only their order is turned round. The agreement is logits first, then the loss, and the training loop takes them in that order.

def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    return loss, logits
