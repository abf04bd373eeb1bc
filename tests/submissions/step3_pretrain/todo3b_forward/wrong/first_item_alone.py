# kind: wrong
# misconception: returns_only_logits
# zh-CN: 你只返回了 logits。没有损失就没有办法反向传播：请两样一起返回，先 logits，后损失。
# en: You returned the logits only. Without a loss there is nothing to backpropagate: return both, the logits first and then the loss.

def forward(model, input_ids, labels):
    return model(input_ids, targets=labels)[0]
