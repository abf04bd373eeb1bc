"""TODO 2b: -100 at the picture's places, then the text's targets as they are."""

from __future__ import annotations

from functools import partial

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.suite import Result, Student, points
from tests.hidden.matrices import drawn, matrix_series
from tests.hidden.step6_vlm.oracles import with_image_targets

Targets = list[list[int]]


@st.composite
def batches(draw: st.DrawFn) -> Targets:
    """Targets of [B, T], some of them -100."""
    length = draw(st.integers(1, 6))
    row = st.lists(st.sampled_from([-100, 0, 1, 5, 17, 260, 1023]), min_size=length, max_size=length)
    return draw(st.lists(row, min_size=1, max_size=4))


def check(answer: Result, targets: Targets, n_image: int) -> None:
    """To the last id; the picture shows the batch."""
    expected = with_image_targets(targets, n_image)
    with drawn(partial(matrix_series, answer, expected)):
        answer["value"].equals(expected, dtype="int64")


def ask(student: Student, *questions: tuple[Targets, int]) -> None:
    """All of the questions, then the comparisons."""
    answers = [student.whole(targets=targets, n_image=n_image) for targets, n_image in questions]
    for answer, question in zip(answers, questions, strict=True):
        check(answer, *question)


@points(
    6,
    zh="每一行前面是 n_image 个 -100，后面是原来的目标，一个不多，一个不少，不移动。",
    en="In front of every row stand n_image times -100, then the targets as they were: none more, none less, nothing moved.",
)
def test_in_front_of_every_row(student: Student) -> None:
    ask(student, ([[7, 8, 9], [4, 5, 6]], 2), ([[11, 12], [13, 14], [15, 16]], 5))


@points(
    3,
    zh="文字里本来的 -100 和编号 0 都保留；n_image 可以是 1，也可以是 0（没有图片）。",
    en="The text's own -100 and the id 0 stay; n_image may be 1, or 0 (no picture).",
)
def test_what_was_there_stays(student: Student) -> None:
    ask(
        student,
        ([[-100, -100, 3, 0], [-100, 0, 0, -100]], 3),
        ([[0], [-100]], 1),
        ([[6, 7, -100], [8, 0, 9]], 0),
        ([[21, 22, 23, 24]], 16),
    )


@points(
    5,
    zh="对任何目标、任意多个图片词元都一样。",
    en="It is the same for all targets and any number of image tokens.",
)
@settings(max_examples=12)
@given(targets=batches(), n_image=st.integers(0, 7))
def test_any_targets(student: Student, targets: Targets, n_image: int) -> None:
    ask(student, (targets, n_image))


@points(
    1,
    zh="targets 本身不变。",
    en="targets itself stays as it is.",
)
def test_targets_are_left_alone(student: Student) -> None:
    targets = [[3, -100, 8], [2, 2, 0]]
    answer = student.whole(targets=targets, n_image=2)
    check(answer, targets, 2)
    answer["targets afterwards"].equals(np.array(targets), dtype="int64")
