# kind: wrong
# misconception: no_gradients_to_clip
# zh-CN: 裁剪的时候还没有（或已经没有）梯度，所以范数是 0，参数也不动。要么忘了反向传播，要么反向传播之后马上就把梯度清掉了。
# en: When clipping came there were no gradients, or none any more, so the norm is 0 and nothing moves. Either the backward pass is missing, or the gradients were cleared right after it.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    return float(norm)
