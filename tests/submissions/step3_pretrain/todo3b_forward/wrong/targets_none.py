# kind: wrong
# misconception: loss_is_none
# zh-CN: 返回的损失是空的（None）。模型只有拿到目标（下一个字符）时才会算损失；把标签一起交给它。
# en: The loss you returned is None. The model only works out a loss when it is given the targets (the next characters): hand it the labels as well.

def forward(model, input_ids, labels):
    outputs = model(input_ids, targets=None)
    return outputs[0], outputs[1]
