# kind: hostile
# attack: malformed_answer
# about: Returns objects that claim to be tensors by __class__, with properties that raise or exit.

import torch
from torch import nn


class NotATensor:
    """isinstance(x, torch.Tensor) is True; nothing else is."""

    @property
    def __class__(self) -> type:
        return torch.Tensor

    @property
    def dtype(self) -> object:
        raise SystemExit(0)

    @property
    def shape(self) -> object:
        return (-1, 10**18, self)

    def numpy(self) -> object:
        return self

    def __array__(self, *arguments: object, **options: object) -> object:
        raise KeyboardInterrupt

    def __buffer__(self, flags: int) -> memoryview:
        raise SystemExit(0)

    def detach(self) -> "NotATensor":
        return self


def forward(model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor) -> object:
    return NotATensor(), NotATensor()
