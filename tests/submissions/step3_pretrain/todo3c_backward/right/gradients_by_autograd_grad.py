# kind: right
# about: Computes the gradients by torch.autograd.grad and puts them into p.grad, so nothing can accumulate.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    params = [p for p in model.parameters() if p.requires_grad]
    grads = torch.autograd.grad(loss, params, allow_unused=True)
    for p, g in zip(params, grads):
        p.grad = g
    norm = torch.nn.utils.clip_grad_norm_(params, max_norm)
    optimizer.step()
    return float(norm)
