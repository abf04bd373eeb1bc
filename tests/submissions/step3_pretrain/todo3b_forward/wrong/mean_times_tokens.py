# kind: wrong
# misconception: loss_summed
# zh-CN: 你的损失是所有位置的总和。约定是对所有位置取平均：这样损失的大小和学习率就不依赖于一批里有多少个字符。
# en: Your loss is the sum over all positions. The convention is the mean over them: then the size of the loss, and of the steps, does not depend on how many characters a batch has.

def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    return logits, loss * labels.numel()
