# kind: right
# about: torch.lerp between the two rates with a float64 weight; returns a Python float.

import math

import torch


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    p = torch.tensor((step - warmup_steps) / (total_steps - warmup_steps), dtype=torch.double)
    weight = (1 + (p * math.pi).cos()) / 2
    low = torch.tensor(min_lr, dtype=torch.double)
    high = torch.tensor(max_lr, dtype=torch.double)
    return torch.lerp(low, high, weight).item()
