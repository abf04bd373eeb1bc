# kind: wrong
# misconception: loss_without_gradient
# zh-CN: 损失的数值也许是对的，但它和模型断开了联系，反向传播没有路可走。返回的损失要保留计算图：不要变成普通数字，不要断开，也不要在关闭梯度的情况下计算。
# en: The loss may have the right value, but its link to the model is cut, so backpropagation has no way to go. The loss you return must keep its graph: not turned into a plain number, not detached, not computed with gradients switched off.

import torch


def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    loss = torch.tensor(float(loss), dtype=logits.dtype)
    return logits, loss
