"""Asks TODO 4: trains a small float32 language model with accumulated gradients, hands back norms and parameters."""

from __future__ import annotations

import types
from typing import Any, ClassVar

import numpy as np
import torch
from torch import Tensor

from autograder.model import plain
from autograder.model.declared import returns
from autograder.model.plain import in_words
from tests.drivers.models import DrawnModel, with_loss

VOCABULARY, WIDTH, LENGTH = 5, 4, 3


class SmallModel(DrawnModel):
    """Scores the next token from the current one; used like the course's GPT. In float32, half of what is drawn."""

    SHAPES: ClassVar = {
        "embedding": (VOCABULARY, WIDTH),
        "bias": (WIDTH,),
        "head": (VOCABULARY, WIDTH),
        "head_bias": (VOCABULARY,),
    }
    embedding: Tensor
    bias: Tensor
    head: Tensor
    head_bias: Tensor

    def forward(self, input_ids: Tensor, targets: Tensor | None = None) -> tuple[Tensor, Tensor | None]:
        """Logits of every position, and their mean cross entropy; None without targets."""
        hidden = torch.tanh(self.embedding[input_ids] + self.bias)
        return with_loss(hidden @ self.head.T + self.head_bias, targets)


@in_words(
    "for _ in range({steps}): accumulate_and_step(model, batches, optimizer, max_norm={max_norm})"
    "   # len(batches) = {parts}, batch_size = {rows}, optimizer: {optimizer}, lr: {lr}, seed = {seed}"
)
@returns("norm", answer={"norm, step *": "number", "* after step *": "array[200]"})
def accumulate(
    student: types.ModuleType,
    seed: int,
    optimizer: str,
    lr: float,
    max_norm: float,
    parts: int,
    rows: int,
    steps: int,
) -> dict[str, Any]:
    """Call the student once per step. Returns the norm of every step, and the parameters after the last.

    After the weights, the seed's generator draws the ids of each step: int64[parts, rows, LENGTH] inputs, then labels.
    """
    rng = np.random.default_rng(seed)
    model = SmallModel(rng, scale=0.5, dtype=torch.float32)
    chosen = getattr(torch.optim, optimizer)(model.parameters(), lr=lr)
    seen: dict[str, Any] = {}
    for step in range(steps):
        inputs, labels = (
            torch.from_numpy(rng.integers(VOCABULARY, size=(parts, rows, LENGTH))) for _ in range(2)
        )
        batches = list(zip(inputs, labels, strict=True))
        norm = student.accumulate_and_step(model, batches, chosen, max_norm)
        seen[f"norm, step {step}"] = plain.number(norm)
    return seen | {
        f"{name} after step {steps - 1}": plain.array(value) for name, value in model.named_parameters()
    }


def warm() -> None:
    """Run the model there and back once."""
    row = torch.zeros(1, 2, dtype=torch.int64)
    torch.stack(
        [
            part.sum()
            for part in SmallModel(np.random.default_rng(0), scale=0.5, dtype=torch.float32)(row, row)
        ]
    ).sum().backward()
