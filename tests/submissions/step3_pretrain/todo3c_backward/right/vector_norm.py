# kind: right
# about: torch.linalg.vector_norm, twice, and clip_grad_norm_ for the clipping only.

import torch
from torch.linalg import vector_norm


def total_norm(parameters):
    return vector_norm(torch.stack([vector_norm(p.grad) for p in parameters if p.grad is not None]))


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    before = float(total_norm(model.parameters()))
    torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return before
