"""TODO 2: what you can check yourself, with parts that add and multiply."""

from __future__ import annotations

import numpy as np

from autograder.suite import Student, points


@points(
    0,
    zh="ln_1 加 1，attn 乘 3，ln_2 加 2，mlp 乘 10：x = 4 时，h = 4 + 3·5 = 19，结果是 19 + 10·21 = 229。",
    en="ln_1 adds 1, attn triples, ln_2 adds 2, mlp multiplies by 10: for x = 4, h = 4 + 3·5 = 19 and the result is "
    "19 + 10·21 = 229.",
)
def test_by_hand(student: Student) -> None:
    answer = student.by_hand(x=4.0, steps=[1.0, 3.0, 2.0, 10.0])
    answer.all_close(np.array([[[229.0]]], dtype=np.float32), atol=1e-3)


@points(
    0,
    zh="主干直通：两个部件都给出 0 时，x 原样出来。",
    en="The stream goes straight through: when both parts give 0, x comes out as it was.",
)
def test_the_stream_goes_through(student: Student) -> None:
    answer = student.by_hand(x=-7.0, steps=[1.0, 0.0, 5.0, 0.0])
    answer.all_close(np.array([[[-7.0]]], dtype=np.float32), atol=1e-6)


@points(
    0,
    zh="x 本身不变：结果是新的张量，而且能求梯度。",
    en="x itself stays as it is: the result is a new tensor, and gradients can be computed from it.",
)
def test_x_is_left_alone(student: Student) -> None:
    answer = student.block(seed=1, shape=[1, 2, 3])
    answer["value"].all_close(np.zeros((1, 2, 3), dtype=np.float32), atol=1e4)
    answer["x afterwards"].stays(answer["x before"].value, zh="x 被改变了", en="x was changed")
    answer.concluded(
        "differentiable", "gradient of x" in answer.value, zh="求不了梯度", en="no gradient can be computed"
    )
