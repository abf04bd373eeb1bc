"""Asks TODO 3: the loss over the places that count, and its gradient."""

from __future__ import annotations

import types
from typing import Any

import numpy as np
import torch

from autograder.model.declared import returns
from autograder.model.plain import in_words
from tests.drivers.tensors import drawn, observed


@in_words("masked_loss({scale} * FloatTensor[B, T, {vocabulary}], torch.tensor({targets}))   # seed = {seed}")
@returns(
    "value",
    answer={
        "value": "array[1]",
        "* before": "array[20000]",
        "* afterwards": "array[20000]",
        "gradient of *": "array[20000]",
    },
)
def loss(
    student: types.ModuleType, seed: int, vocabulary: int, targets: list[list[int]], scale: float
) -> dict[str, Any]:
    """Of drawn scores, ``scale`` times as large: the loss, and the gradient of the scores times a drawn number."""
    rng = np.random.default_rng(seed)
    wanted = torch.tensor(targets)
    return observed(
        lambda logits, targets: student.masked_loss(logits, targets),
        {"logits": drawn(rng, [*wanted.shape, vocabulary], scale), "targets": wanted},
        {},
        seed,
    )
