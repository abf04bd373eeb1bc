# kind: right
# about: torch.lerp in float64, then a Python float.

import torch


def warmup_lr(step, warmup_steps, max_lr):
    zero = torch.zeros((), dtype=torch.double)
    top = torch.full((), float(max_lr), dtype=torch.double)
    weight = torch.tensor((step + 1) / warmup_steps, dtype=torch.double)
    return torch.lerp(zero, top, weight).item()
