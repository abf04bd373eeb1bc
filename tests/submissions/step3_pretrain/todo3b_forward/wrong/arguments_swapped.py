# kind: wrong
# misconception: inputs_and_labels_swapped
# zh-CN: 输入和标签对调了：模型看到的是下一个字符，却要去猜上一个字符。请检查两者传入的顺序。
# en: Inputs and labels are exchanged: the model sees the next characters and is asked for the previous ones. Check the order in which they are passed on.

def forward(model, input_ids, labels):
    return model(labels, targets=input_ids)
