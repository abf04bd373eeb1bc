# kind: wrong
# misconception: step_lags_behind
# zh-CN: 更新放在了反向传播之前，用的是上一次调用留下的梯度，总是慢一步；而且参数在损失算好之后又变了，torch 往往会因此报错。要先算出这一批的梯度并裁剪，再更新。
# en: The update comes before the backward pass and uses what the last call left behind, so it is always one step late; and since the parameters change after the loss was computed, torch will often refuse with an error. First compute and clip this batch's gradients, then update.

import torch


def _update(optimizer):
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)


def backward_and_step(loss, model, optimizer, max_norm):
    _update(optimizer)
    loss.backward()
    return float(torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm))
