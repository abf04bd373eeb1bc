# kind: right
# about: The plain solution: backward, clip_grad_norm_, step, zero_grad; the norm as a float.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)
