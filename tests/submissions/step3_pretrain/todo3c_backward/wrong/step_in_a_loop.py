# kind: wrong
# misconception: steps_twice
# zh-CN: 优化器在一次调用里更新了两次。每批数据只更新一次，否则相当于偷偷把步子放大了。
# en: The optimizer updated twice in one call. Update once a batch; otherwise the steps are quietly larger than planned.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    for _ in range(2):
        optimizer.step()
    optimizer.zero_grad()
    return norm.item()
