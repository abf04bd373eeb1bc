"""TODO 1a: tokens[b, y * w + x, f] = features[b, f, y, x]."""

from __future__ import annotations

from functools import partial

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.suite import Result, Student, points
from tests.hidden.matrices import drawn, matrix_series
from tests.hidden.step6_vlm.oracles import image_tokens, places
from tests.hidden.tensors import check, check_unchanged


def check_tokens(answer: Result, seed: int, shape: list[int]) -> None:
    """Value and gradient; the picture shows the first grid that differs."""
    expected = image_tokens(seed, shape)
    with drawn(partial(matrix_series, answer, expected.value)):
        check(answer, expected)


@points(
    8,
    zh="第 y·w + x 行是第 y 行第 x 列那个位置的全部特征：从上到下，每行从左到右，一个位置一行。",
    en="Row y·w + x holds all features of the place in row y and column x: from the top, each row from the left, a place a row.",
)
def test_which_place_went_where(student: Student) -> None:
    sizes = [(2, 3), (3, 2), (1, 4), (4, 1), (4, 4)]
    answers = [student.places(h=h, w=w) for h, w in sizes]
    for answer, (h, w) in zip(answers, sizes, strict=True):
        expected = places(h, w).astype(np.float32)
        with drawn(partial(matrix_series, answer, expected)):
            answer.all_close(expected)


@points(
    6,
    zh="每张图片各是各的，特征的顺序不变；梯度原路返回到 features。",
    en="Each picture keeps to itself, and features keep their order; gradients find their way back to features.",
)
def test_values_and_gradients(student: Student) -> None:
    shapes = [[2, 5, 2, 3], [3, 2, 3, 4], [1, 1, 1, 1]]
    answers = [student.tokens(seed=11, shape=shape) for shape in shapes]
    for answer, shape in zip(answers, shapes, strict=True):
        check_tokens(answer, 11, shape)


@points(
    5,
    zh="对任何大小的网格、任意多张图片都一样。",
    en="It is the same for grids of every size and any number of pictures.",
)
@settings(max_examples=5)
@given(
    seed=st.integers(0, 9999),
    rows=st.integers(1, 3),
    features=st.integers(1, 5),
    h=st.integers(1, 5),
    w=st.integers(1, 5),
)
def test_any_grid(student: Student, seed: int, rows: int, features: int, h: int, w: int) -> None:
    check_tokens(student.tokens(seed=seed, shape=[rows, features, h, w]), seed, [rows, features, h, w])


@points(
    1,
    zh="features 本身不变。",
    en="features itself stays as it is.",
)
def test_features_are_left_alone(student: Student) -> None:
    answer = student.tokens(seed=12, shape=[2, 3, 2, 2])
    check_tokens(answer, 12, [2, 3, 2, 2])
    check_unchanged(answer, image_tokens(12, [2, 3, 2, 2]).inputs)
