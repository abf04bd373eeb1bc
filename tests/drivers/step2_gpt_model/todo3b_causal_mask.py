"""Asks TODO 3b: which places are masked (at most -9e8: the stub lets the student choose), and the scores of the rest."""

from __future__ import annotations

import types
from typing import Any

import numpy as np
import torch
from torch import Tensor

from autograder.model import plain
from autograder.model.declared import MatrixOf, Text, pictured, returns
from autograder.model.plain import in_words
from tests.drivers.tensors import drawn, observed, returned

NEARLY_MINUS_INFINITY = -9e8  # -1e9, added to a score


@in_words("causal_mask(scores)   # scores: FloatTensor{shape} of size {scale}, seed = {seed}")
@returns(
    "masked",
    "value",
    answer={
        "masked": "array[20000]",
        "value": "array[20000]",
        "* before": "array[20000]",
        "* afterwards": "array[20000]",
        "gradient of *": "array[20000]",
    },
)
@pictured(
    MatrixOf(
        ["masked", "value"],
        rows=Text(zh="在看的位置", en="position that looks"),
        columns=Text(zh="被看的位置", en="position looked at"),
    )
)
def masked(student: types.ModuleType, seed: int, shape: list[int], scale: float) -> dict[str, Any]:
    """The masked scores, and the gradient with respect to them. ``shape`` is [B, H, T, T]."""
    scores = drawn(np.random.default_rng(seed), shape, scale)
    results: list[Any] = []

    def call(scores: Tensor) -> Any:
        results.append(student.causal_mask(scores))
        return results[0]

    seen = observed(call, {"scores": scores}, {}, seed) | _parts(results[0])
    gradient, masked = seen.get("gradient of scores"), seen["masked"]
    if isinstance(gradient, np.ndarray) and isinstance(masked, np.ndarray) and masked.shape == gradient.shape:
        # What reaches a masked place is nothing after softmax, whether the score was replaced or added to.
        seen["gradient of scores"] = np.where(masked, np.float32(0), gradient)
    return seen


@in_words("causal_mask(torch.tensor([[{scores}]]))")
@returns("masked", "value", answer={"masked": "array[20000]", "value": "array[20000]"})
@pictured(
    MatrixOf(
        ["masked", "value"],
        rows=Text(zh="在看的位置", en="position that looks"),
        columns=Text(zh="被看的位置", en="position looked at"),
    )
)
def by_hand(student: types.ModuleType, scores: list[list[float]]) -> dict[str, Any]:
    """The masked scores of one head."""
    return _parts(student.causal_mask(torch.tensor([[scores]])))


def _parts(result: Any) -> dict[str, Any]:
    """Which places are masked, and the scores with 0 in these places."""
    if not (isinstance(result, Tensor) and result.is_floating_point()):
        odd = returned(result)
        return {"masked": odd, "value": odd}
    masked = result <= NEARLY_MINUS_INFINITY
    return {"masked": plain.tensor(masked), "value": plain.tensor(result.masked_fill(masked, 0.0))}
