# kind: right
# about: Norm by numpy, returned as numpy.float64.

import numpy as np
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    grads = [p.grad.detach().cpu().numpy().ravel() for p in model.parameters() if p.grad is not None]
    norm = np.linalg.norm(np.concatenate(grads).astype(np.float64))
    torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    return norm
