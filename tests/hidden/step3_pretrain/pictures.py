"""Puts into a failing test's evidence the numbers that a picture is drawn from.

A series of the student's own numbers has the right ones beside it under the same name with ``expected_`` in front. A
test that passes costs nothing: series are made when a comparison has failed.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import msgspec
import numpy as np

from autograder.suite import Mismatch, Result

Series = dict[str, list[float]]
WIDEST_WINDOW = 12
LONGEST_TEXT = 24
FEWEST_STEPS = 3


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


def numbers(value: Any) -> list[float] | None:
    """A sequence or 1-d array as finite floats; None for anything else."""
    if isinstance(value, np.ndarray):
        value = value.tolist() if value.ndim == 1 and value.dtype.kind in "iuf" else None
    if not isinstance(value, list | tuple):
        return None
    if not all(isinstance(item, int | float) and math.isfinite(item) for item in value):
        return None
    return [float(item) for item in value]


def answered(answer: Result) -> Any:
    """What came back; None for an exception."""
    try:
        return answer.value
    except Mismatch:
        return None


def window_series(answer: Result, text: Sequence[int], idx: int, x: list[int], y: list[int]) -> Series:
    """A window and its target as they came back, and as they should (``x``, ``y``), over the text."""
    value = answered(answer)
    if not isinstance(value, Mapping) or len(x) > WIDEST_WINDOW or len(text) > LONGEST_TEXT:
        return {}
    yours = {name: numbers(value.get(name)) for name in ("x", "y")}
    known = {name: found for name, found in yours.items() if found is not None and len(found) <= LONGEST_TEXT}
    if not known:
        return {}
    right = {"text": list(map(float, text)), "begin": [float(idx)]}
    return {**right, "expected_x": list(map(float, x)), "expected_y": list(map(float, y)), **known}


def schedule_series(
    calls: Sequence[tuple[Any, ...]], answers: Sequence[Result], formula: Callable[..., float]
) -> Series:
    """A learning rate by step, when all calls (step, then the same arguments) belong to one schedule."""
    if len({call[1:] for call in calls}) != 1:
        return {}
    pairs = dict(zip(calls, map(answered, answers), strict=True))
    asked = sorted(pairs)
    rates = numbers([pairs[call] for call in asked])
    if rates is None or len(asked) < FEWEST_STEPS:
        return {}
    return {
        "step": [float(call[0]) for call in asked],
        "lr": rates,
        "expected_lr": [formula(*call) for call in asked],
    }


def training_series(answer: Result, expected: Mapping[str, Sequence[float]]) -> Series:
    """The lr, loss and norm of each step, beside those of the reference."""
    value = answered(answer)
    if not isinstance(value, Mapping):
        return {}
    series: Series = {}
    for name, right in expected.items():
        found = numbers(value.get(name))
        if found and len(found) == len(right):
            series |= {name: found, f"expected_{name}": list(right)}
    return series
