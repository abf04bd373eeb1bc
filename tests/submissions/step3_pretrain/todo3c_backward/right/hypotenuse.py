# kind: right
# mutated: yes
# about: The norm by math.hypot of the parameters' norms; gradients divided instead of multiplied; torch.autograd.backward.

import math

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    torch.autograd.backward(loss)
    grads = [p.grad for p in model.parameters() if p.grad is not None]
    norm = math.hypot(*(float(g.norm()) for g in grads))
    divisor = max(1.0, norm / max_norm)
    [g.div_(divisor) for g in grads]
    optimizer.step()
    model.zero_grad(set_to_none=True)
    return norm
