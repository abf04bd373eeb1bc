"""Asks TODO 4c: the loss of drawn scores."""

from __future__ import annotations

import types
from typing import Any

import numpy as np
import torch

from autograder.model.declared import returns
from autograder.model.plain import in_words
from tests.drivers.tensors import drawn, observed, returned


@in_words("loss(logits, targets)   # logits: FloatTensor{shape} of size {scale}, seed = {seed}")
@returns(
    "value",
    answer={
        "value": "array[20000]",
        "* before": "array[20000]",
        "* afterwards": "array[20000]",
        "gradient of *": "array[20000]",
    },
)
def losses(student: types.ModuleType, seed: int, shape: list[int], scale: float) -> dict[str, Any]:
    """The loss, and its gradient with respect to the logits. Drawn: logits of ``shape`` [B, T, V], then targets [B, T]."""
    rng = np.random.default_rng(seed)
    logits = drawn(rng, shape, scale)
    targets = torch.from_numpy(rng.integers(shape[2], size=shape[:2]))
    return observed(
        lambda logits, targets: student.loss(logits, targets),
        {"logits": logits, "targets": targets},
        {},
        seed,
    )


@in_words("loss(torch.tensor({logits}), torch.tensor({targets}))")
@returns(answer="array[20000]")
def by_hand(student: types.ModuleType, logits: list[list[list[float]]], targets: list[list[int]]) -> Any:
    """The loss of these scores."""
    return returned(student.loss(torch.tensor(logits), torch.tensor(targets)))
