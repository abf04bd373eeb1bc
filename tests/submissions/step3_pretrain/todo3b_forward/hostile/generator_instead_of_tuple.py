# kind: hostile
# attack: answer_bomb
# about: Is a generator that yields logits for ever.

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def forward(model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor) -> object:
    while True:
        yield torch.full((*input_ids.shape, 1), HELD)
