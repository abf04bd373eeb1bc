"""TODO 2a: the picture, then the text, plus the positions from 0 to N + T - 1."""

from __future__ import annotations

from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.suite import Result, Student, points
from tests.hidden.matrices import drawn, matrix_series
from tests.hidden.step6_vlm.oracles import join
from tests.hidden.tensors import check, check_unchanged


def question(rows: int, n_image: int, n_text: int, width: int = 3, spare: int = 2) -> dict[str, int]:
    """The sizes of one question; the table has so many positions to spare."""
    sizes = {"rows": rows, "n_image": n_image, "n_text": n_text, "width": width}
    return sizes | {"block_size": n_image + n_text + spare}


def check_joined(answer: Result, seed: int, sizes: dict[str, int]) -> None:
    """Values and gradients; the picture shows the first row of the batch that differs."""
    expected = join(seed, **sizes)
    with drawn(partial(matrix_series, answer, expected.value)):
        check(answer, expected)


@points(
    10,
    zh="图片在前，文字在后；位置从 0 开始，数过整排，文字接着图片往下数。每一行有自己的图片。",
    en="The picture first, then the text; positions begin at 0 and run through the whole row, the text's going on where the "
    "picture's end. Each row has its own picture.",
)
def test_values_and_gradients(student: Student) -> None:
    several = [question(2, 4, 3), question(3, 2, 5, width=4), question(4, 3, 3, width=2)]
    answers = [student.joined(seed=31, **sizes) for sizes in several]
    for answer, sizes in zip(answers, several, strict=True):
        check_joined(answer, 31, sizes)


@points(
    5,
    zh="图片和文字可以只有一个位置；整排可以正好和 block_size 一样长。",
    en="Picture or text may have a single place; the whole row may be just as long as block_size.",
)
def test_shortest_and_longest(student: Student) -> None:
    several = [question(2, 1, 1), question(2, 1, 4, spare=0), question(1, 4, 1, spare=0), question(5, 2, 2)]
    answers = [student.joined(seed=32, **sizes) for sizes in several]
    for answer, sizes in zip(answers, several, strict=True):
        check_joined(answer, 32, sizes)


@points(
    8,
    zh="对任何大小都一样；梯度到达图片、文字和位置的表。",
    en="It is the same for every size; gradients reach the picture, the text and the table of positions.",
)
@settings(max_examples=5)
@given(
    seed=st.integers(0, 9999),
    rows=st.integers(1, 4),
    n_image=st.integers(1, 5),
    n_text=st.integers(1, 5),
    width=st.integers(1, 4),
    spare=st.integers(0, 4),
)
def test_any_size(
    student: Student, seed: int, rows: int, n_image: int, n_text: int, width: int, spare: int
) -> None:
    sizes = question(rows, n_image, n_text, width, spare)
    check_joined(student.joined(seed=seed, **sizes), seed, sizes)


@points(
    2,
    zh="参数里的张量不变：返回的是新的张量。",
    en="The tensors among the arguments stay as they are: what comes back is a new tensor.",
)
def test_arguments_are_left_alone(student: Student) -> None:
    sizes = question(2, 3, 2)
    answer = student.joined(seed=33, **sizes)
    check_joined(answer, 33, sizes)
    check_unchanged(answer, join(33, **sizes).inputs)
