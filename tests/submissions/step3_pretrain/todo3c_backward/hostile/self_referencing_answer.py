# kind: hostile
# attack: malformed_answer
# about: Returns a list that contains itself, in a dictionary that contains the list, in a tuple.

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> object:
    endless: list = [HELD]
    endless.append({"norm": endless, endless.__len__: endless})
    endless.extend((endless, endless))
    return endless, endless
