# kind: wrong
# misconception: steps_only_when_clipping
# zh-CN: 只有超过上限时你才更新。没有超过时也要更新，只是不用缩小；检查一下更新那一行的缩进，或提前返回的条件。
# en: You update only when the limit is exceeded. Within it the update is due as well, just without shrinking; check the indentation of the update, or the early return.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norm = float(torch.nn.utils.get_total_norm([p.grad for p in model.parameters()]))
    if norm <= max_norm:
        return norm
    torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    return norm
