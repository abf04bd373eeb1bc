"""Asks TODO 2b: the targets of a whole row, picture and text."""

from __future__ import annotations

import types
from typing import Any

import torch

from autograder.model import plain
from autograder.model.declared import MatrixOf, Text, advises, pictured, returns
from autograder.model.plain import in_words
from tests.drivers.tensors import returned


@in_words("with_image_targets(torch.tensor({targets}), n_image={n_image})")
@returns("value", answer={"value": "array[20000]", "targets afterwards": "array[20000]"})
@advises(
    "value",
    r"array\[\d+, \d+\] float32",
    zh="目标是编号：int64。torch.zeros、torch.full 等要用和 targets 一样的 dtype。",
    en="Targets are ids, int64: torch.zeros, torch.full and the like have to be given the dtype of targets.",
)
@pictured(
    MatrixOf(["value"], rows=Text(zh="第几行", en="row of the batch"), columns=Text(zh="位置", en="place"))
)
def whole(student: types.ModuleType, targets: list[list[int]], n_image: int) -> dict[str, Any]:
    """The targets with those of the picture, and the argument afterwards."""
    own = torch.tensor(targets)
    found = returned(student.with_image_targets(own, n_image))
    return {"value": found, "targets afterwards": plain.tensor(own)}
