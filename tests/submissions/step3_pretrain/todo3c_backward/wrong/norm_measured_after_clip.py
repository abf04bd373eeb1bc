# kind: wrong
# misconception: returns_norm_after_clipping
# zh-CN: 你返回的是裁剪之后的范数，它永远不会超过上限，也就看不出梯度有没有爆炸。要返回的是裁剪之前的范数。
# en: You returned the norm after clipping, which never exceeds the limit and so cannot show that gradients explode. The norm before clipping is the one to return.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    norm = torch.stack([p.grad.norm() for p in model.parameters()]).norm()
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()
