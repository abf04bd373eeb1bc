"""Asks TODO 3a: the scores of queries and keys."""

from __future__ import annotations

import types
from typing import Any

import numpy as np
import torch

from autograder.model.declared import MatrixOf, Text, pictured, returns
from autograder.model.plain import in_words
from tests.drivers.tensors import drawn, observed, returned


@in_words("attention_scores(q, k)   # q, k: FloatTensor{shape}, seed = {seed}")
@returns(
    "value",
    answer={
        "value": "array[20000]",
        "* before": "array[20000]",
        "* afterwards": "array[20000]",
        "gradient of *": "array[20000]",
    },
)
@pictured(
    MatrixOf(
        ["value"],
        rows=Text(zh="在看的位置", en="position that looks"),
        columns=Text(zh="被看的位置", en="position looked at"),
    )
)
def scores(student: types.ModuleType, seed: int, shape: list[int]) -> dict[str, Any]:
    """The scores of drawn q, then k, and the gradients with respect to both. ``shape`` is [B, H, T, D]."""
    rng = np.random.default_rng(seed)
    return observed(
        lambda q, k: student.attention_scores(q, k),
        {"q": drawn(rng, shape), "k": drawn(rng, shape)},
        {},
        seed,
    )


@in_words("attention_scores(torch.tensor([[{q}]]), torch.tensor([[{k}]]))")
@returns(answer="array[20000]")
@pictured(
    MatrixOf(
        [""],
        rows=Text(zh="在看的位置", en="position that looks"),
        columns=Text(zh="被看的位置", en="position looked at"),
    )
)
def by_hand(student: types.ModuleType, q: list[list[float]], k: list[list[float]]) -> Any:
    """The scores of one head: rows of q and k as they are given."""
    return returned(student.attention_scores(torch.tensor([[q]]), torch.tensor([[k]])))
