# kind: wrong
# misconception: logits_of_last_position_only
# zh-CN: 你只返回了最后一个位置的 logits。生成文字时才只看最后一个位置；训练时每个位置的 logits 都要留着。
# en: You returned the logits of the last position only. That is enough for generating text; in training the logits of all positions are kept.

def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    return logits[:, -1:, :], loss
