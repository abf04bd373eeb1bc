# kind: hostile
# attack: neighbour_state
# about: Registers torch's global optimizer hooks: every optimizer of a neighbour forgets its step.

import torch
from torch import nn
from torch.optim.optimizer import register_optimizer_step_post_hook, register_optimizer_step_pre_hook

HELD = -1.0  # a wrong answer for every input


def undo(optimizer: torch.optim.Optimizer, arguments: object, options: object) -> None:
    """Runs before and after every step of every optimizer."""
    for group in optimizer.param_groups:
        group["lr"] = 0.0
        for parameter in group["params"]:
            parameter.grad = None


register_optimizer_step_pre_hook(undo)
register_optimizer_step_post_hook(undo)


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    return HELD
