"""TODO 3c: what you can check yourself."""

from __future__ import annotations

import math

import numpy as np

from autograder.suite import Student, points

FUTURE = -math.inf


@points(
    0,
    zh="权重沿着列加起来是 1：分数 ln 4 和 0 的权重是 4/5 和 1/5。（这里位置 j 的内容是“我是 j”，所以得到的就是权重。）",
    en="The weights add up to 1 over the columns: scores of ln 4 and 0 have weights of 4/5 and 1/5. (Here the content of "
    "position j says “I am j”, so what comes back are the weights.)",
)
def test_weights_of_a_row(student: Student) -> None:
    answer = student.weights(
        scores=[[0.0, FUTURE, FUTURE], [math.log(4), 0.0, FUTURE], [0.0, 0.0, math.log(3)]]
    )
    expected = [[1.0, 0.0, 0.0], [0.8, 0.2, 0.0], [0.2, 0.2, 0.6]]
    answer.all_close(np.array([[expected]], dtype=np.float32), atol=1e-5)


@points(
    0,
    zh="分数相等时是普通的平均；被遮住的位置权重是 0。",
    en="With equal scores it is the plain average; a masked position has weight 0.",
)
def test_equal_scores(student: Student) -> None:
    scores = [[0.0, FUTURE, FUTURE], [2.0, 2.0, FUTURE], [-1.0, -1.0, -1.0]]
    answer = student.by_hand(scores=scores, v=[[3.0, 0.0], [9.0, 2.0], [0.0, 7.0]])
    answer.all_close(np.array([[[[3.0, 0.0], [6.0, 1.0], [4.0, 3.0]]]], dtype=np.float32), atol=1e-5)


@points(
    0,
    zh="分数很大也不会溢出；能求梯度。",
    en="Large scores don't overflow, and gradients can be computed.",
)
def test_large_scores(student: Student) -> None:
    answer = student.by_hand(scores=[[500.0, 500.0], [400.0, 500.0]], v=[[1.0], [3.0]])
    several = student.attended(seed=1, shape=[1, 2, 3, 2], offset=0.0, masked=True)
    answer.all_close(np.array([[[[2.0], [3.0]]]], dtype=np.float32), atol=1e-5)
    several.concluded(
        "differentiable",
        "gradient of scores" in several.value,
        zh="求不了梯度",
        en="no gradient can be computed",
    )
