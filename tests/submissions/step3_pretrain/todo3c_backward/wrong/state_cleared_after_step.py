# kind: wrong
# misconception: clears_optimizer_state
# zh-CN: 更新之后你清空了优化器的状态。要清空的只是梯度；动量等历史信息要留给下一步，否则每一步都像第一步。
# en: You wiped the optimizer's state after the update. Only the gradients are to be cleared; momentum and other history are for the next step, otherwise every step is like the first.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    optimizer.state.clear()
    return norm.item()
