# kind: wrong
# misconception: steps_only_when_clipping
# zh-CN: 只有超过上限时你才更新。没有超过时也要更新，只是不用缩小；检查一下更新那一行的缩进，或提前返回的条件。
# en: You update only when the limit is exceeded. Within it the update is due as well, just without shrinking; check the indentation of the update, or the early return.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.stack([p.grad.norm() for p in model.parameters()]).norm().item()
    if norm > max_norm:
        for p in model.parameters():
            p.grad.mul_(max_norm / norm)
        optimizer.step()
    optimizer.zero_grad()
    return norm
