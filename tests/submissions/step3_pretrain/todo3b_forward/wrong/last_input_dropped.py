# kind: wrong
# misconception: drops_a_position
# zh-CN: 你又把输入和标签各切掉了一个位置。数据集已经切好并错开了一位，这里完整地交给模型就可以。
# en: You cut one more position off the inputs and the labels. The data set has already cut and shifted them: pass them to the model whole.

def forward(model, input_ids, labels):
    logits, loss = model(input_ids[:, :-1], targets=labels[:, 1:])
    return logits, loss
