"""TODO 3b: -inf (or what isn't above -1e9) where the column is behind the row; all else to the last bit as it was."""

from __future__ import annotations

from functools import partial

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.suite import Result, Student, points
from tests.hidden.matrices import drawn, matrix_series
from tests.hidden.step2_gpt_model.oracles import causal_mask
from tests.hidden.tensors import Expected, check_gradients, check_unchanged


def check(answer: Result, expected: Expected) -> None:
    """Which places are masked, the scores of the rest, the gradient. The picture shows the first head."""
    with drawn(partial(matrix_series, answer, expected.value)):
        future = np.isneginf(expected.value)
        answer["masked"].equals(future, dtype="bool")
        answer["value"].all_close(np.where(future, 0.0, expected.value).astype(np.float32))
        check_gradients(answer, expected)


@points(
    7,
    zh="列 > 行的位置是未来，要换成 -∞；对角线（自己）和过去不变，一位也不差。",
    en="Where column > row lies the future, which becomes -∞; the diagonal (oneself) and the past stay, to the last bit.",
)
def test_values_and_gradients(student: Student) -> None:
    shapes = [[1, 1, 4, 4], [2, 3, 5, 5], [3, 3, 3, 3]]
    answers = [student.masked(seed=41, shape=shape, scale=1.0) for shape in shapes]
    for answer, shape in zip(answers, shapes, strict=True):
        check(answer, causal_mask(41, shape, 1.0))


@points(
    3,
    zh="分数再大，未来也不能漏进来：-100 或 -10000 不够。",
    en="However large the scores are, the future must not leak in: -100 or -10000 won't do.",
)
def test_large_scores(student: Student) -> None:
    answers = [student.masked(seed=42, shape=[1, 2, 4, 4], scale=scale) for scale in (100.0, 20_000.0)]
    for answer, scale in zip(answers, (100.0, 20_000.0), strict=True):
        check(answer, causal_mask(42, [1, 2, 4, 4], scale))


@points(
    3,
    zh="对任何长度都一样；只有一个位置时什么也不用遮。",
    en="It is the same for every length; with one position nothing has to be masked.",
)
@settings(max_examples=4)
@given(seed=st.integers(0, 9999), rows=st.integers(1, 3), heads=st.integers(1, 3), length=st.integers(1, 6))
def test_any_length(student: Student, seed: int, rows: int, heads: int, length: int) -> None:
    shape = [rows, heads, length, length]
    check(student.masked(seed=seed, shape=shape, scale=1.0), causal_mask(seed, shape, 1.0))


@points(
    2,
    zh="scores 本身不变：返回的是新的张量。",
    en="scores itself stays as it is: what comes back is a new tensor.",
)
def test_scores_are_left_alone(student: Student) -> None:
    answer = student.masked(seed=43, shape=[1, 1, 3, 3], scale=1.0)
    check(answer, causal_mask(43, [1, 1, 3, 3], 1.0))
    check_unchanged(answer, causal_mask(43, [1, 1, 3, 3], 1.0).inputs)
