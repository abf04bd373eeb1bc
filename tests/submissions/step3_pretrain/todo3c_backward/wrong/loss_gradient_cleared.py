# kind: wrong
# misconception: gradients_accumulate
# zh-CN: 梯度一直没有清掉，每次反向传播都会加到上一次的梯度上，从第二步起更新的就不再是这一批的梯度了。每一步都要清一次（反向传播之前或更新之后都可以），也看看那个调用是不是真的执行了。
# en: The gradients are never cleared: every backward pass adds to the last one's, so from the second step on the update is no longer this batch's. Clear them once a step (before the backward pass or after the update), and check that the call really runs.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.grad = None
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    for p in model.parameters():
        grad = p.grad
        grad = None
    return norm.item()
