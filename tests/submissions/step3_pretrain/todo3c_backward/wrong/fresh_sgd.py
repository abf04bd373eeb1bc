# kind: wrong
# misconception: new_optimizer_each_call
# zh-CN: 每次调用你都新建了一个优化器，传进来的那个（它的种类、各组的设置和积累的状态）都没有用上。请用传进来的优化器更新。
# en: You create a new optimizer at every call, so the one passed in, with its kind, its groups' settings and its state, is not used. Update with the optimizer that comes in.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer = torch.optim.SGD(model.parameters(), lr=optimizer.param_groups[0]["lr"])
    optimizer.zero_grad()
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    return norm.item()
