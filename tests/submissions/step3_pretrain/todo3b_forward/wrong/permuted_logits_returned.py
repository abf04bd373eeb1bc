# kind: wrong
# misconception: logits_transposed
# zh-CN: 你返回的 logits 把位置和词表两个维度对调了。为了算损失可以在旁边转置，但返回的要保持模型给出的维度顺序：批、位置、词表。
# en: The logits you returned have position and vocabulary exchanged. Transposing on the side for the loss is fine, but what you return keeps the model's order: batch, position, vocabulary.

def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    return logits.permute(0, 2, 1), loss
