"""What right answers of TODO 2 are, cell by cell; and the picture of a wrong one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from autograder.suite import Mismatch, Result

Example = Sequence[Sequence[int]]


def batch(examples: Sequence[Example], pad_id: int) -> dict[str, np.ndarray]:
    """int64[B, T] each: what stands in a cell is the example's own where it reaches so far, the filling elsewhere."""
    longest = sorted(len(ids) for ids, _ in examples)[-1]
    return {
        part: np.array(
            [
                [
                    example[which][place] if place < len(example[which]) else filling
                    for place in range(longest)
                ]
                for example in examples
            ],
            dtype=np.int64,
        )
        for which, (part, filling) in enumerate((("input_ids", pad_id), ("targets", -100)))
    }


def in_a_row(examples: Sequence[Example]) -> list[int]:
    """The examples one after the other: how long each row is, then its ids."""
    return [number for example in examples for row in example for number in (len(row), *row)]


def series(answer: Result, part: str, expected: np.ndarray) -> dict[str, list[float | str]]:
    """The batch as it came back and as it should be, row by row, where their shapes are the same."""
    try:
        value = answer.value
    except Mismatch:
        return {}
    found = value.get(part) if isinstance(value, Mapping) else None
    if not isinstance(found, np.ndarray) or found.shape != expected.shape or found.dtype.kind not in "fiu":
        return {}
    if not np.isfinite(found.astype(float)).all() or np.array_equal(found, expected):
        return {}
    return {
        "columns": [float(expected.shape[1])],
        part: found.astype(float).ravel().tolist(),
        f"expected_{part}": expected.astype(float).ravel().tolist(),
    }
