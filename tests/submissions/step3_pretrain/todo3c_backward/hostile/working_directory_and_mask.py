# kind: hostile
# attack: neighbour_state
# about: Changes its working directory, file mask, group and session for everything that runs after it.

import os

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


for change in (
    lambda: os.chdir("/"),
    lambda: os.umask(0o777),
    os.setsid,
    lambda: os.setpgid(0, 0),
    lambda: os.nice(19),
    lambda: os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0)),
    lambda: os.sched_setaffinity(0, {0}),
):
    try:
        change()
    except OSError:
        continue


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    return HELD
