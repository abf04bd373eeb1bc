"""Asks TODO 3c: an average of values by scores."""

from __future__ import annotations

import types
from typing import Any

import numpy as np
import torch

from autograder.model.declared import MatrixOf, Text, pictured, returns
from autograder.model.plain import in_words
from tests.drivers.tensors import drawn, observed, returned


@in_words("attend(scores + {offset}, v)   # v: FloatTensor{shape}, masked: {masked}, seed = {seed}")
@returns(
    "value",
    answer={
        "value": "array[20000]",
        "* before": "array[20000]",
        "* afterwards": "array[20000]",
        "gradient of *": "array[20000]",
    },
)
def attended(
    student: types.ModuleType, seed: int, shape: list[int], offset: float, masked: bool
) -> dict[str, Any]:
    """The average, and the gradients with respect to scores and v.

    Drawn: scores [B, H, T, T], to which ``offset`` is added, then v of ``shape`` [B, H, T, D]. Masked: the scores of
    columns behind their row are -inf.
    """
    rng = np.random.default_rng(seed)
    length = shape[2]
    scores = drawn(rng, [*shape[:3], length]) + offset
    if masked:
        scores = torch.where(torch.arange(length) > torch.arange(length)[:, None], -torch.inf, scores)
    inputs = {"scores": scores, "v": drawn(rng, shape)}
    return observed(lambda scores, v: student.attend(scores, v), inputs, {}, seed)


@in_words("attend(torch.tensor([[{scores}]]), torch.eye(T)[None, None])")
@pictured(
    MatrixOf(
        [""],
        rows=Text(zh="在看的位置", en="position that looks"),
        columns=Text(zh="被看的位置", en="position looked at"),
    )
)
@returns(answer="array[20000]")
def weights(student: types.ModuleType, scores: list[list[float]]) -> Any:
    """Who looks at whom, in one head: the value of position j is 1 in place j and 0 elsewhere, so what comes back are the weights."""
    return returned(student.attend(torch.tensor([[scores]]), torch.eye(len(scores))[None, None]))


@in_words("attend(torch.tensor([[{scores}]]), torch.tensor([[{v}]]))")
@returns(answer="array[20000]")
def by_hand(student: types.ModuleType, scores: list[list[float]], v: list[list[float]]) -> Any:
    """The average in one head."""
    return returned(student.attend(torch.tensor([[scores]]), torch.tensor([[v]])))
