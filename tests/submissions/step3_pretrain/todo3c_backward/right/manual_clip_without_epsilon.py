# kind: right
# mutated: yes
# about: Norm and clipping by hand with plain Python floats, without an epsilon.

import math


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    total = 0.0
    for p in model.parameters():
        if p.grad is not None:
            total += p.grad.norm(2).item() ** 2
    total = math.sqrt(total)
    if total > max_norm:
        for p in model.parameters():
            if p.grad is not None:
                p.grad.data.mul_(max_norm / total)
    optimizer.step()
    optimizer.zero_grad()
    return total
