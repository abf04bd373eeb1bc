# kind: right
# about: Zeroes the gradients in place by hand before backward.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    for p in model.parameters():
        if p.grad is not None:
            p.grad.detach_()
            p.grad.zero_()
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_([p for p in model.parameters()], max_norm, error_if_nonfinite=True)
    optimizer.step()
    return norm.detach().cpu().item()
