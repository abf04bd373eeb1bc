"""Small models that the drivers of all steps build from plain numbers: as fast as can be, the same on every machine."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
import torch
from torch import Tensor, nn


class DrawnModel(nn.Module):
    """A model whose parameters are ``scale * rng.normal(size=…)``, drawn in the order in which ``SHAPES`` lists them."""

    SHAPES: ClassVar[dict[str, tuple[int, ...]]]

    def __init__(
        self, rng: np.random.Generator, scale: float = 1.0, dtype: torch.dtype = torch.float64
    ) -> None:
        super().__init__()
        for name, shape in self.SHAPES.items():
            drawn = torch.from_numpy(scale * rng.normal(size=shape)).to(dtype)
            self.register_parameter(name, nn.Parameter(drawn))


def with_loss(logits: Tensor, targets: Tensor | None) -> tuple[Tensor, Tensor | None]:
    """Logits [B, T, V] of every position, and their mean cross entropy with targets [B, T]; None without them: what the
    course's GPT returns.
    """
    if targets is None:
        return logits, None
    return logits, nn.functional.cross_entropy(logits.flatten(0, 1), targets.flatten())
