# kind: wrong
# misconception: predictions_instead_of_logits
# zh-CN: 你返回的是得分最高的字符的编号，不是 logits。logits 是每个位置上每个字符的原始得分，挑选哪个字符是以后的事。
# en: You returned the numbers of the best characters instead of the logits. Logits are the raw scores of every character at every position; choosing one of them comes later.

def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    preds = logits.argmax(dim=-1)
    return preds, loss
