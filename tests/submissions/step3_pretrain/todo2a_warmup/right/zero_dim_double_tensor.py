# kind: right
# about: Returns a 0-d float64 tensor.

import torch


def warmup_lr(step, warmup_steps, max_lr):
    peak = torch.tensor(max_lr, dtype=torch.float64)
    return peak * (step + 1) / warmup_steps
