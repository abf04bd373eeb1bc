"""TODO 3c: softmax over the columns, then the average of the values."""

from __future__ import annotations

from functools import partial

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.suite import Student, points
from tests.hidden.matrices import drawn, matrix_series
from tests.hidden.step2_gpt_model.oracles import MASKED, attend, shares
from tests.hidden.tensors import check, check_unchanged


@points(
    4,
    zh="每一行的权重都是正数，加起来是 1（沿着列），再按它们把各个位置的 value 平均起来；-∞ 的地方权重正好是 0。",
    en="Each row's weights are positive and add up to 1 (over the columns), and with them the values of the positions are "
    "averaged; where the score is -∞ the weight is exactly 0.",
)
def test_values_and_gradients(student: Student) -> None:
    shapes = [[1, 1, 3, 2], [2, 3, 4, 5], [3, 3, 3, 3]]
    scores = [
        [0.5, MASKED, MASKED, MASKED],
        [2.0, -1.0, MASKED, MASKED],
        [0.0, 1.5, 0.5, MASKED],
        [1.0, -2.0, 0.0, 3.0],
    ]
    weights = student.weights(scores=scores)
    answers = [student.attended(seed=51, shape=shape, offset=0.0, masked=True) for shape in shapes]
    with drawn(partial(matrix_series, weights, shares(scores))):
        weights.all_close(shares(scores).astype(np.float32), atol=1e-5)
    for answer, shape in zip(answers, shapes, strict=True):
        check(answer, attend(51, shape, 0.0, True))


@points(
    2,
    zh="分数都很大（或都很小）时，一行很大、一行很小时也一样：softmax 只看一行里的差别，不能溢出。",
    en="It is the same when all scores are very large or very small, and when one row's are large and another's small: softmax "
    "sees the differences within a row only, and must not overflow.",
)
def test_large_scores(student: Student) -> None:
    offsets = (100.0, -100.0)  # beyond what exp can hold in float32, and nearly below
    answers = [
        student.attended(seed=52, shape=[1, 2, 4, 3], offset=offset, masked=True) for offset in offsets
    ]
    levels = [[1.0, MASKED, MASKED], [300.0, 301.0, MASKED], [-200.0, -202.0, -199.0]]
    far_apart = student.weights(scores=levels)
    for answer, offset in zip(answers, offsets, strict=True):
        check(answer, attend(52, [1, 2, 4, 3], offset, True))
    far_apart.all_close(shares(levels).astype(np.float32), atol=1e-5)


@points(
    3,
    zh="对任何形状都一样，有没有遮罩都行。",
    en="It is the same for every shape, masked or not.",
)
@settings(max_examples=4)
@given(
    seed=st.integers(0, 9999),
    shape=st.lists(st.integers(1, 4), min_size=4, max_size=4),
    masked=st.booleans(),
)
def test_any_shape(student: Student, seed: int, shape: list[int], masked: bool) -> None:
    answer = student.attended(seed=seed, shape=shape, offset=0.0, masked=masked)
    check(answer, attend(seed, shape, 0.0, masked))


@points(
    1,
    zh="scores 和 v 本身不变。",
    en="scores and v themselves stay as they are.",
)
def test_arguments_are_left_alone(student: Student) -> None:
    answer = student.attended(seed=53, shape=[1, 2, 3, 2], offset=0.0, masked=False)
    check(answer, attend(53, [1, 2, 3, 2], 0.0, False))
    check_unchanged(answer, attend(53, [1, 2, 3, 2], 0.0, False).inputs)
