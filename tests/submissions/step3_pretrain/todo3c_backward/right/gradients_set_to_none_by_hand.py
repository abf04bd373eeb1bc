# kind: right
# about: Sets p.grad to None by hand after the step, parameters by a generator over named_parameters.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_((p for _, p in model.named_parameters()), max_norm)
    optimizer.step()
    for p in model.parameters():
        p.grad = None
    return float(norm)
