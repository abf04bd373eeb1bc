# kind: right
# about: model.zero_grad() before backward, parameters as a tuple.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    model.zero_grad()
    loss.backward()
    params = tuple(model.parameters())
    norm = torch.nn.utils.clip_grad_norm_(params, max_norm)
    optimizer.step()
    return norm.item()
