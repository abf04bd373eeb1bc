# kind: wrong
# misconception: forces_train_mode
# zh-CN: 你把模型强行切换到了训练模式。评估时调用它，dropout 就会意外打开；前向传播不要改变模型的模式，由调用它的人决定。
# en: You forced the model into training mode. When it is called for evaluation, dropout comes on unexpectedly; the forward pass leaves the model's mode to whoever calls it.

def _prepare(model):
    model.train(mode=True)
    return model


def forward(model, input_ids, labels):
    return _prepare(model)(input_ids, targets=labels)
