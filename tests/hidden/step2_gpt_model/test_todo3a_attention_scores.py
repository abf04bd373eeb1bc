"""TODO 3a: the dot product of every query with every key, over the square root of D."""

from __future__ import annotations

from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.suite import Student, points
from tests.hidden.matrices import drawn, matrix_series
from tests.hidden.step2_gpt_model.oracles import attention_scores
from tests.hidden.tensors import check, check_unchanged


@points(
    6,
    zh="第 i 行第 j 列是位置 i 的问题和位置 j 的名片的点积，除以 √D：行是谁在看，列是被看的；批和头互不相干。",
    en="Row i, column j is the dot product of position i's query with position j's key, over √D: the row looks, the "
    "column is looked at; batch and heads have nothing to do with each other.",
)
def test_values_and_gradients(student: Student) -> None:
    shapes = [[1, 1, 3, 4], [2, 3, 4, 5], [2, 3, 3, 2]]
    answers = [student.scores(seed=31, shape=shape) for shape in shapes]
    for answer, shape in zip(answers, shapes, strict=True):
        expected = attention_scores(31, shape)
        with drawn(partial(matrix_series, answer, expected.value)):
            check(answer, expected)


@points(
    4,
    zh="除以的是 √D，D 是每个头的宽度：不是 D，不是 √(H·D)，也不是 √T。",
    en="The divisor is √D, where D is one head's width: not D, not √(H·D), not √T.",
)
def test_any_width(student: Student) -> None:
    shapes = [[1, 2, 2, width] for width in (1, 2, 9, 64)]
    answers = [student.scores(seed=32, shape=shape) for shape in shapes]
    for answer, shape in zip(answers, shapes, strict=True):
        check(answer, attention_scores(32, shape))


@points(
    3,
    zh="对任何形状都一样：一个序列、一个头、一个位置也行。",
    en="It is the same for every shape: one sequence, one head, one position included.",
)
@settings(max_examples=4)
@given(seed=st.integers(0, 9999), shape=st.lists(st.integers(1, 4), min_size=4, max_size=4))
def test_any_shape(student: Student, seed: int, shape: list[int]) -> None:
    check(student.scores(seed=seed, shape=shape), attention_scores(seed, shape))


@points(
    2,
    zh="q 和 k 本身不变：结果是新的张量。",
    en="q and k themselves stay as they are: the result is a new tensor.",
)
def test_q_and_k_are_left_alone(student: Student) -> None:
    answer = student.scores(seed=33, shape=[1, 2, 3, 4])
    check(answer, attention_scores(33, [1, 2, 3, 4]))
    check_unchanged(answer, attention_scores(33, [1, 2, 3, 4]).inputs)
