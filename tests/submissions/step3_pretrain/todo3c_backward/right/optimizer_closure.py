# kind: right
# about: Everything happens inside a closure that the optimizer calls.

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    norms = []

    def closure():
        optimizer.zero_grad()
        loss.backward()
        norms.append(torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm).item())
        return loss

    optimizer.step(closure)
    return norms[0]
