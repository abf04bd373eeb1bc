# kind: right
# about: Flattens all gradients into one vector by torch.cat.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    flat = torch.cat([p.grad.view(-1) for p in model.parameters() if p.grad is not None])
    norm = flat.norm(p=2)
    clip = norm > max_norm
    if clip:
        ratio = max_norm / norm
        for p in model.parameters():
            if p.grad is not None:
                p.grad *= ratio
    optimizer.step()
    return norm
