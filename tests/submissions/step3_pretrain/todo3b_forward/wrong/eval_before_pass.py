# kind: wrong
# misconception: leaves_model_in_eval
# zh-CN: 你把模型切换到了评估模式，而且没有切回来。这样 dropout 就一直关着，训练和计划的不一样；前向传播不要改变模型的模式，由调用它的人决定。
# en: You switched the model to evaluation mode and left it there. Dropout then stays off and training is not what was planned; the forward pass leaves the model's mode to whoever calls it.

def forward(model, input_ids, labels):
    model.eval()
    logits, loss = model(input_ids, targets=labels)
    return logits, loss
