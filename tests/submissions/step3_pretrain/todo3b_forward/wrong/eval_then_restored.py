# kind: wrong
# misconception: dropout_switched_off
# zh-CN: 你在计算时暂时关掉了 dropout（之后又恢复了模式）。训练时的前向传播需要 dropout 照常工作；模式由调用它的人决定，这里不用管。
# en: You switched dropout off during the pass (and restored the mode afterwards). In training the forward pass needs dropout as usual; the mode is up to whoever calls it and needs no care here.

def forward(model, input_ids, labels):
    was_training = model.training
    model.eval()
    logits, loss = model(input_ids, targets=labels)
    model.train(was_training)
    return logits, loss
