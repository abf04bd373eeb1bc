"""Asks TODO 2: examples of different lengths, padded to one batch."""

from __future__ import annotations

import types
from typing import Any

import numpy as np
import torch

from autograder.model import plain
from autograder.model.declared import MatrixOf, Text, pictured, returns
from autograder.model.plain import in_words
from autograder.model.wire import Opaque
from tests.drivers.step4_sft.pairs import advises_on_pairs, both


@in_words("collate([(torch.tensor(x), torch.tensor(y)) for x, y in {examples}], pad_id={pad_id})")
@returns(
    "input_ids",
    "targets",
    answer={"input_ids": "array[20000]", "targets": "array[20000]", "examples afterwards": "array[20000]"},
)
@advises_on_pairs
@pictured(
    MatrixOf(
        ("input_ids", "targets"),
        rows=Text(zh="第几个例子", en="example"),
        columns=Text(zh="位置", en="place"),
    )
)
def collate(student: types.ModuleType, examples: list[list[list[int]]], pad_id: int) -> dict[str, Any]:
    """The batch; and the examples afterwards, one after the other: how long a row is, then what stands in it."""
    own = [
        (torch.tensor(ids, dtype=torch.int64), torch.tensor(targets, dtype=torch.int64))
        for ids, targets in examples
    ]
    found = both(student.collate(own, pad_id))
    return found | {"examples afterwards": _in_a_row(own)}


def _in_a_row(examples: Any) -> np.ndarray | Opaque:
    rows = []
    for example in examples:
        for row in example if isinstance(example, tuple | list) else (example,):
            numbers = plain.tensor(row)
            if not isinstance(numbers, np.ndarray):
                return numbers
            rows += [np.array([numbers.size]), numbers.ravel()]
    return np.concatenate(rows) if rows else np.zeros(0, dtype=np.int64)
