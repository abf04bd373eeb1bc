"""TODO 1: the sum of the counted targets' log-probabilities, a row each, in nats, ready for backward."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.suite import Student, points
from tests.hidden.step5_dpo.oracles import log_probs
from tests.hidden.tensors import check, check_unchanged


@points(
    12,
    zh="每一行的结果，是算数的位置上 ln softmax(logits)[target] 的和：不平均，不移动，-100 的位置一点也不算；能求梯度。",
    en="Each row's result is the sum of ln softmax(logits)[target] over the places that count: no mean, nothing moved, and "
    "nothing of the places with -100; gradients can be computed from it.",
)
def test_values_and_gradients(student: Student) -> None:
    shapes = [[3, 5, 4], [2, 3, 130], [4, 4, 4]]
    answers = [student.log_probs(seed=11, shape=shape, scale=2.0) for shape in shapes]
    for answer, shape in zip(answers, shapes, strict=True):
        check(answer, log_probs(11, shape, 2.0))


@points(
    4,
    zh="分数相差很大、回答很长时，结果也是有限的：先 softmax（或先把概率相乘）再取对数，会得到 ln 0 = -∞。",
    en="The result stays finite when scores are far apart and when answers are long: the logarithm after a softmax, or of a "
    "product of probabilities, would be ln 0 = -∞.",
)
def test_large_scores(student: Student) -> None:
    cases = [([2, 4, 5], 400.0), ([2, 140, 3], 3.0)]
    answers = [student.log_probs(seed=12, shape=shape, scale=scale) for shape, scale in cases]
    for answer, (shape, scale) in zip(answers, cases, strict=True):
        check(answer, log_probs(12, shape, scale))


@points(
    5,
    zh="对任何形状都一样：一个回答、一个位置也行。",
    en="It is the same for every shape: a single answer and a single place included.",
)
@settings(max_examples=4)
@given(seed=st.integers(0, 9999), rows=st.integers(1, 4), length=st.integers(1, 5), size=st.integers(2, 6))
def test_any_shape(student: Student, seed: int, rows: int, length: int, size: int) -> None:
    answer = student.log_probs(seed=seed, shape=[rows, length, size], scale=1.0)
    check(answer, log_probs(seed, [rows, length, size], 1.0))


@points(
    4,
    zh="logits 和 targets 本身不变：换掉 -100 时要造一个新的张量。",
    en="logits and targets themselves stay as they are: put something for -100 into a new tensor.",
)
def test_arguments_are_left_alone(student: Student) -> None:
    answer = student.log_probs(seed=13, shape=[3, 4, 5], scale=1.0)
    check(answer, log_probs(13, [3, 4, 5], 1.0))
    check_unchanged(answer, log_probs(13, [3, 4, 5], 1.0).inputs)
