# kind: hostile
# attack: malformed_answer
# about: Returns objects that are computed only when somebody looks, each time otherwise, and that answer any attribute.

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


class Lazy:
    """Whatever is asked of it, it hands out itself."""

    def __init__(self) -> None:
        self.looks = 0

    def __getattr__(self, name: str) -> "Lazy":
        return self

    def __call__(self, *arguments: object, **options: object) -> "Lazy":
        self.looks += 1
        return self

    def __getitem__(self, index: object) -> "Lazy":
        return self

    def __float__(self) -> float:
        self.looks += 1
        return HELD * self.looks

    def __len__(self) -> int:
        return 2


def forward(model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor) -> object:
    return Lazy()
