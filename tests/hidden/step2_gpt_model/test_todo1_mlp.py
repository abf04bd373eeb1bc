"""TODO 1: dropout(proj(gelu(fc(x)))), by either form of GELU."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.suite import Mismatch, Result, Student, points
from tests.hidden.step2_gpt_model.oracles import mlp
from tests.hidden.tensors import check, check_close, check_unchanged

SHAPES = ([2, 3], [1, 1], [4])


def check_mlp(answer: Result, seed: int, shape: list[int], width: int) -> None:
    """Right by the exact form or, all of it, by the tanh form. What is said is what the exact form finds wrong."""
    exact, by_tanh = mlp(seed, shape, width)
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


def check_dropped(answer: Result, dropout: float) -> None:
    """Each number of the training result is 0, or the evaluating one over 1 - dropout, about as often as it should."""
    whole = np.asarray(answer["evaluating"].value)
    check_close(answer["training"], np.asarray(answer["training"].value, dtype=np.float64))
    trained = np.asarray(answer["training"].value)
    kept = np.abs(trained - whole / (1 - dropout)) <= 1e-4 * np.abs(whole).max()
    dropped = trained == 0
    if not (kept | dropped).all() or abs(float(dropped.mean()) - dropout) > 0.12:
        raise answer["training"].refuse(
            zh=f"训练时，每个数要么变成 0（概率 {dropout:g}），要么除以 {1 - dropout:g}；这里不是这样",
            en=f"in training each number becomes 0 (with probability {dropout:g}) or is divided by {1 - dropout:g}; "
            "here they don't",
        )


@points(
    4,
    zh="数据先变宽，经过 GELU，再变窄：dropout(proj(gelu(fc(x))))，对任何形状 [..., C] 都一样；梯度能到达 x 和两层的权重。",
    en="The data is widened, bent by GELU, and narrowed: dropout(proj(gelu(fc(x)))), for every shape [..., C]; gradients "
    "reach x and the weights of both layers.",
)
def test_values_and_gradients(student: Student) -> None:
    answers = [student.evaluating(seed=11, shape=shape, width=3) for shape in SHAPES]
    for answer, shape in zip(answers, SHAPES, strict=True):
        check_mlp(answer, 11, shape, 3)


@points(
    3,
    zh="每个位置单独处理，宽度可以是任何数，包括 1。",
    en="Each position is worked on by itself, and the width can be any number, 1 included.",
)
@settings(max_examples=4)
@given(seed=st.integers(0, 9999), rows=st.integers(1, 4), length=st.integers(1, 4), width=st.integers(1, 6))
def test_any_shape(student: Student, seed: int, rows: int, length: int, width: int) -> None:
    answer = student.evaluating(seed=seed, shape=[rows, length], width=width)
    check_mlp(answer, seed, [rows, length], width)


@points(
    2,
    zh="dropout 只在训练时起作用，而且只用一次，在最后：每个数要么变成 0，要么除以 1 - p。评估时什么也不丢。",
    en="Dropout works in training only, once, at the end: each number becomes 0 or is divided by 1 - p. In evaluation "
    "nothing is dropped.",
)
def test_dropout(student: Student) -> None:
    several = [
        student.training(seed=seed, rows=40, width=8, dropout=p) for seed, p in ((12, 0.5), (13, 0.25))
    ]
    answer = student.evaluating(seed=14, shape=[2, 2], width=4)
    check_mlp(answer, 14, [2, 2], 4)
    for one, dropout in zip(several, (0.5, 0.25), strict=True):
        check_dropped(one, dropout)


@points(
    1,
    zh="x 本身不变：结果是新的张量。",
    en="x itself stays as it is: the result is a new tensor.",
)
def test_x_is_left_alone(student: Student) -> None:
    answer = student.evaluating(seed=15, shape=[3, 2], width=2)
    check_mlp(answer, 15, [3, 2], 2)
    check_unchanged(answer, mlp(15, [3, 2], 2)[0].inputs)
