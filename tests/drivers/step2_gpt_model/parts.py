"""Parts that do something definite, though not what a GPT's parts do: this step's drivers hand them in."""

from __future__ import annotations

import numpy as np
from torch import Tensor, nn

from tests.drivers.tensors import drawn


class Affine(nn.Module):
    """scale * x + shift, both float32[C]; notes its name in ``log`` whenever it is called."""

    def __init__(self, name: str, rng: np.random.Generator, width: int, log: list[str]) -> None:
        super().__init__()
        self.name, self.log = name, log
        self.scale, self.shift = drawn(rng, (width,)), drawn(rng, (width,))

    def forward(self, x: Tensor) -> Tensor:
        """[..., C] -> [..., C]."""
        self.log.append(self.name)
        return x * self.scale + self.shift


class Mixing(nn.Module):
    """Row t becomes the sum over s of matrix[t, s] times row s; notes its name in ``log`` whenever it is called."""

    def __init__(self, name: str, rng: np.random.Generator, length: int, log: list[str]) -> None:
        super().__init__()
        self.name, self.log = name, log
        self.matrix = drawn(rng, (length, length))

    def forward(self, x: Tensor) -> Tensor:
        """[B, T, C] -> [B, T, C]."""
        self.log.append(self.name)
        return self.matrix @ x
