"""Asks TODO 1a: the places of a drawn grid, and of one whose features say which place it is."""

from __future__ import annotations

import types
from typing import Any

import numpy as np
import torch

from autograder.model.declared import MatrixOf, Text, advises, pictured, returns
from autograder.model.plain import in_words
from tests.drivers.tensors import drawn, observed, returned

FOUR_AXES = {
    "zh": "还是四个轴：h 和 w 两个轴要合成一个（一排位置）。",
    "en": "These are still four axes: h and w have to become one, the row of places.",
}


@in_words("image_tokens(features)   # FloatTensor{shape}, seed = {seed}")
@returns(
    "value",
    answer={
        "value": "array[20000]",
        "* before": "array[20000]",
        "* afterwards": "array[20000]",
        "gradient of *": "array[20000]",
    },
)
@advises("value", r"array\[\d+, \d+, \d+, \d+\] float32", zh=FOUR_AXES["zh"], en=FOUR_AXES["en"])
@pictured(
    MatrixOf(["value"], rows=Text(zh="图片词元", en="image token"), columns=Text(zh="特征", en="feature"))
)
def tokens(student: types.ModuleType, seed: int, shape: list[int]) -> dict[str, Any]:
    """The tokens of features of shape [B, F, h, w], and the gradient with respect to them."""
    features = drawn(np.random.default_rng(seed), shape)
    return observed(lambda features: student.image_tokens(features), {"features": features}, {}, seed)


@in_words(
    "image_tokens(features)   # h = {h}, w = {w}; features[0, 0, y, x] = y, features[0, 1, y, x] = x: which place it is"
)
@returns(answer="array[20000]")
@advises("", r"array\[\d+, \d+, \d+, \d+\] float32", zh=FOUR_AXES["zh"], en=FOUR_AXES["en"])
@pictured(
    MatrixOf(
        [""],
        rows=Text(zh="图片词元", en="image token"),
        columns=Text(zh="它来自哪里：行、列", en="where it is from: row, column"),
    )
)
def places(student: types.ModuleType, h: int, w: int) -> Any:
    """The tokens of one grid with two features: the place's row, and its column."""
    y, x = torch.meshgrid(
        torch.arange(h, dtype=torch.float32), torch.arange(w, dtype=torch.float32), indexing="ij"
    )
    return returned(student.image_tokens(torch.stack((y, x))[None]))


def warm() -> None:
    """Make a grid once."""
    torch.meshgrid(torch.arange(2.0), torch.arange(2.0), indexing="ij")
