"""TODO 3: the mean cross entropy over the places that count, and its gradient."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.suite import Student, points
from tests.hidden import tensors
from tests.hidden.step4_sft.oracles import masked_loss

I = -100  # noqa: E741


def question(seed: int, vocabulary: int, targets: list[list[int]], scale: float = 2.0) -> dict[str, Any]:
    """One question to the driver."""
    return {"seed": seed, "vocabulary": vocabulary, "targets": targets, "scale": scale}


def check(student: Student, *questions: dict[str, Any]) -> None:
    """Ask all, then compare value, gradient and arguments with sums over places."""
    answers = [student.loss(**asked) for asked in questions]
    for answer, asked in zip(answers, questions, strict=True):
        tensors.check(answer, masked_loss(**asked))


@points(
    6,
    zh="只有算数的位置进入平均：-100 的位置既不在分子里，也不在分母里，也没有梯度。",
    en="Only places that count enter the mean: those with -100 are neither above the line nor below it, and get no gradient.",
)
def test_what_counts(student: Student) -> None:
    check(student, question(41, 5, [[I, I, 3, 1, I]]), question(42, 3, [[I, 0, 2], [1, I, I]]))


@points(
    4,
    zh="整批一起平均，不是先每行平均：长的回答分量重；一行里一个也不算数也行。",
    en="The mean is over the whole batch, not over the rows' means: long answers weigh more; a row may have nothing that counts.",
)
def test_over_the_whole_batch(student: Student) -> None:
    check(student, question(43, 4, [[1, 0, 3, 2], [I, I, I, 1]]), question(44, 6, [[I, I, I], [5, I, 0]]))


@points(
    2,
    zh="全部算数、只有一个算数，都可以；目标不再移动。",
    en="All places may count, or a single one; targets aren't moved again.",
)
def test_all_or_one(student: Student) -> None:
    check(student, question(45, 3, [[2, 0, 1, 1]]), question(46, 7, [[I, I], [I, 6]]))


@points(
    1,
    zh="分数很大时也稳定：先 exp 再 log 会溢出。",
    en="It is stable with large scores, too: exp first and log afterwards would overflow.",
)
def test_large_scores(student: Student) -> None:
    check(student, question(47, 4, [[0, I, 3], [2, 1, I]], 300.0))


@points(
    2,
    zh="任何一批都一样：值、梯度，参数里的张量也不变。",
    en="It is the same for any batch: the value, the gradient; and the tensors that were given stay as they are.",
)
@settings(max_examples=4)
@given(
    seed=st.integers(0, 999),
    rows=st.lists(st.lists(st.sampled_from([I, I, 0, 2, 4]), min_size=3, max_size=3), min_size=1, max_size=3),
)
def test_any_batch(student: Student, seed: int, rows: list[list[int]]) -> None:
    asked = question(seed, 5, [[1, *rows[0][1:]], *rows[1:]])
    answer, expected = student.loss(**asked), masked_loss(**asked)
    tensors.check(answer, expected)
    tensors.check_unchanged(answer, expected.inputs)
