# kind: hostile
# attack: argument_mutation
# about: Poisons the optimizer's state, defaults and groups, replaces the parameters that it steps and frees their memory.

import collections

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    stranger = nn.Parameter(torch.full((1,), HELD))
    for group in optimizer.param_groups:
        group["params"] = [stranger]
        group["lr"] = group["momentum"] = group["weight_decay"] = float("nan")
    optimizer.state = collections.defaultdict(lambda: optimizer.state)
    optimizer.defaults = None
    for parameter in model.parameters():
        parameter.data.untyped_storage().resize_(0)
    return HELD
