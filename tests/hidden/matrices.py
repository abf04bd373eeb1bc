"""Puts into a failing test's evidence the matrix that a picture is drawn from, beside the right one.

A test that passes costs nothing: series are made when a comparison has failed.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import msgspec
import numpy as np

from autograder.suite import Mismatch, Result

Series = dict[str, list[float | str]]
LOWEST = -9e8  # what isn't above counts as -inf


@contextmanager
def drawn(series: Callable[[], Series]) -> Iterator[None]:
    """A Mismatch that leaves this block carries the series, if there are any."""
    try:
        yield
    except Mismatch as mismatch:
        found = series()
        if found:
            mismatch.evidence = msgspec.structs.replace(mismatch.evidence, series=found)
        raise


def matrix_series(answer: Result, expected: np.ndarray) -> Series:
    """The first head that differs, row by row, as it came back and as it should; ``columns`` is how long a row is."""
    try:
        found = answer.value
    except Mismatch:
        return {}
    parts = found if isinstance(found, Mapping) else {"value": found}
    value, masked = parts.get("value"), parts.get("masked")
    if not isinstance(value, np.ndarray) or value.shape != expected.shape or value.dtype.kind not in "fiu":
        return {}
    value = value.astype(float)
    if isinstance(masked, np.ndarray) and masked.shape == expected.shape and masked.dtype == bool:
        value[masked] = -np.inf
    value[value <= LOWEST] = -np.inf
    differs = ~np.isclose(value, expected, rtol=1e-4, atol=1e-5).all(axis=(-2, -1))
    if not differs.any() or np.isnan(value).any():
        return {}
    head = tuple(np.argwhere(differs)[0])
    return {
        "columns": [float(expected.shape[-1])],
        "value": _row_by_row(value[head]),
        "expected_value": _row_by_row(expected[head]),
    }


def _row_by_row(matrix: np.ndarray) -> list[float | str]:
    """The numbers of a matrix; what no JSON holds as text."""
    return [number if math.isfinite(number) else str(number) for number in matrix.ravel().tolist()]
