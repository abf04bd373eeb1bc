# kind: wrong
# misconception: backward_twice
# zh-CN: 反向传播做了两次，梯度加在一起就变成了两倍，范数也是。每个损失只做一次；如果你只是想先量范数，做完一次以后梯度已经在那里了。
# en: The backward pass ran twice, so the gradients added up to double, and the norm with them. Run it once for a loss; if you only wanted to measure the norm first, the gradients are there after one run.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward(retain_graph=True)
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    return norm.item()
