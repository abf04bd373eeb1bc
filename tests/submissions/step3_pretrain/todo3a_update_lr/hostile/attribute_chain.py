# kind: hostile
# attack: hostile_source
# about: Source with a chain of 100,000 attributes, which a recursive compiler follows into the ground.
# repeated: 100000 x ".y"

import torch

HELD = -1.0  # a wrong answer for every input


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    for group in optimizer.param_groups:
        group["lr"] = HELD


VALUE = lambda x: x<repeated>
