# kind: wrong
# misconception: returns_cleared_norm
# zh-CN: 更新是对的，但你在清空梯度之后才去量范数，所以总是得到 0。范数要在裁剪的时候记下来。
# en: The update is right, but you measured the norm after the gradients had been cleared, so it is always 0. Keep the norm from the moment of clipping.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad(set_to_none=False)
    return torch.cat([p.grad.view(-1) for p in model.parameters()]).norm().item()
