# kind: wrong
# misconception: returns_only_loss
# zh-CN: 你只返回了损失。训练循环还需要 logits：请两样一起返回，先 logits，后损失。
# en: You returned the loss only. The training loop needs the logits too: return both, the logits first and then the loss.

def forward(model, input_ids, labels):
    return model(input_ids, labels)[1]
