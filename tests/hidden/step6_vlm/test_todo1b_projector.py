"""TODO 1b: proj(gelu(fc(x))), by either form of GELU."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.suite import Mismatch, Result, Student, points
from tests.hidden.step6_vlm.oracles import GELUS, projector
from tests.hidden.tensors import check, check_close, check_unchanged, drawn

WIDTHS = {"vision_dim": 3, "text_dim": 5}


def check_projected(answer: Result, seed: int, shape: list[int], vision_dim: int, text_dim: int) -> None:
    """Right by the exact form or, all of it, by the tanh form. What is said is what the exact form finds wrong."""
    exact, by_tanh = projector(seed, shape, vision_dim, text_dim)
    try:
        check(answer, exact)
    except Mismatch:
        try:
            check(answer, by_tanh)
        except Mismatch:
            pass
        else:
            return
        raise


@points(
    5,
    zh="先 fc，再 GELU，再 proj，训练时也是如此；梯度能到达 x 和两层的权重。",
    en="First fc, then GELU, then proj, while training as well; gradients reach x and the weights of both layers.",
)
def test_values_and_gradients(student: Student) -> None:
    shapes = ([2, 4], [1, 1], [3], [])
    answers = [student.projected(seed=21, shape=shape, **WIDTHS) for shape in shapes]
    for answer, shape in zip(answers, shapes, strict=True):
        check_projected(answer, 21, shape, **WIDTHS)


@points(
    3,
    zh="眼睛的宽度和词的宽度可以是任何数：相同、更宽、更窄都行。",
    en="The eye's width and that of words can be any numbers: the same, wider, narrower.",
)
@settings(max_examples=5)
@given(
    seed=st.integers(0, 9999),
    rows=st.integers(1, 3),
    n=st.integers(1, 4),
    vision_dim=st.integers(1, 6),
    text_dim=st.integers(1, 6),
)
def test_any_width(student: Student, seed: int, rows: int, n: int, vision_dim: int, text_dim: int) -> None:
    answer = student.projected(seed=seed, shape=[rows, n], vision_dim=vision_dim, text_dim=text_dim)
    check_projected(answer, seed, [rows, n], vision_dim, text_dim)


@points(
    1,
    zh="同一个投影一次又一次地用，每次都只看这一次的 x。",
    en="One projector is used again and again, and goes by the x of the moment only.",
)
def test_again_and_again(student: Student) -> None:
    answer = student.again(seed=22, times=20, **WIDTHS)
    rng = np.random.default_rng(22)
    fc, proj = drawn(rng, (5, 3)), drawn(rng, (5, 5))
    x = np.stack([drawn(rng, (2, 3)) for _ in range(20)])
    exact, by_tanh = (gelu(x @ fc.T)[0] @ proj.T for gelu in GELUS)
    try:
        check_close(answer["values"], exact)
    except Mismatch as mismatch:
        try:
            check_close(answer["values"], by_tanh)
        except Mismatch:
            raise mismatch from None


@points(
    1,
    zh="x 本身不变：结果是新的张量。",
    en="x itself stays as it is: the result is a new tensor.",
)
def test_x_is_left_alone(student: Student) -> None:
    answer = student.projected(seed=23, shape=[2, 2], vision_dim=4, text_dim=4)
    check_projected(answer, 23, [2, 2], 4, 4)
    check_unchanged(answer, projector(23, [2, 2], 4, 4)[0].inputs)
