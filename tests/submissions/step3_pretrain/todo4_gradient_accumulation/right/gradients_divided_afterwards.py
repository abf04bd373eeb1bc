# kind: right
# about: Divides the gradients by the number of batches instead of the losses; clips by hand.
# mutated: yes

import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    for x, y in batches:
        model(x, targets=y)[1].backward()
    grads = [p.grad for p in model.parameters()]
    for g in grads:
        g /= len(batches)
    norm = torch.sqrt(sum((g * g).sum() for g in grads)).item()
    if norm > max_norm:
        for g in grads:
            g *= max_norm / norm
    optimizer.step()
    optimizer.zero_grad()
    return norm
