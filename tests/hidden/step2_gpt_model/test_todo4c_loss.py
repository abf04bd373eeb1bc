"""TODO 4c: the mean cross entropy over all places, in nats, ready for backward."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.suite import Student, points
from tests.hidden.step2_gpt_model.oracles import loss
from tests.hidden.tensors import check, check_unchanged


@points(
    2,
    zh="损失是所有位置上 -ln softmax(logits)[target] 的平均，一个能求梯度的数；targets 已经移动过了。",
    en="The loss is the mean of -ln softmax(logits)[target] over all places, one number that gradients can be computed "
    "from; the targets have been moved already.",
)
def test_values_and_gradients(student: Student) -> None:
    shapes = [[3, 4, 5], [2, 3, 3]]
    answers = [student.losses(seed=81, shape=shape, scale=2.0) for shape in shapes]
    for answer, shape in zip(answers, shapes, strict=True):
        check(answer, loss(81, shape, 2.0))


@points(
    1,
    zh="分数相差很大时损失也是有限的：先 softmax 再取对数会得到 log(0)。",
    en="The loss stays finite when scores are far apart: the logarithm after a softmax would be log(0).",
)
def test_large_scores(student: Student) -> None:
    answer = student.losses(seed=82, shape=[2, 3, 4], scale=400.0)
    check(answer, loss(82, [2, 3, 4], 400.0))


@points(
    1,
    zh="对任何形状都一样，一个位置也行。",
    en="It is the same for every shape, a single place included.",
)
@settings(max_examples=4)
@given(seed=st.integers(0, 9999), rows=st.integers(1, 4), length=st.integers(1, 4), size=st.integers(2, 6))
def test_any_shape(student: Student, seed: int, rows: int, length: int, size: int) -> None:
    answer = student.losses(seed=seed, shape=[rows, length, size], scale=1.0)
    check(answer, loss(seed, [rows, length, size], 1.0))


@points(
    1,
    zh="logits 和 targets 本身不变。",
    en="logits and targets themselves stay as they are.",
)
def test_arguments_are_left_alone(student: Student) -> None:
    answer = student.losses(seed=83, shape=[2, 2, 4], scale=1.0)
    check(answer, loss(83, [2, 2, 4], 1.0))
    check_unchanged(answer, loss(83, [2, 2, 4], 1.0).inputs)
