# kind: right
# about: torch.cos in float64; returns a 0-d tensor.

import torch


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    p = torch.tensor(step - warmup_steps, dtype=torch.float64) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + torch.cos(torch.pi * p))
