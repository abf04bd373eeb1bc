# kind: right
# about: Norm of the stacked norms; new gradient tensors are put in the place of the old ones.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    params = [p for p in model.parameters() if p.grad is not None]
    norm = torch.stack([p.grad.norm() for p in params]).norm()
    scale = min(1.0, max_norm / (norm.item() + 1e-6))
    for p in params:
        p.grad = p.grad * scale
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()
