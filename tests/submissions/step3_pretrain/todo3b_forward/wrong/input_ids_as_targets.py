# kind: wrong
# misconception: inputs_as_targets
# zh-CN: 你把输入本身当成了目标，模型学到的就只是抄写当前的字符。目标应该是标签，也就是下一个字符。
# en: You used the inputs themselves as targets, so the model would only learn to copy the present character. The targets are the labels, that is, the next characters.

def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=input_ids)
    return logits, loss
