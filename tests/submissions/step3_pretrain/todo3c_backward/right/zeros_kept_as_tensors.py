# kind: right
# about: zero_grad(set_to_none=False), and returns the norm as a 0-d tensor.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(list(model.parameters()), max_norm)
    optimizer.step()
    optimizer.zero_grad(set_to_none=False)
    return norm
