"""TODO 3b: what you can check yourself."""

from __future__ import annotations

import numpy as np

from autograder.suite import Student, points

SCORES = [[5.0, -2.0, 7.0, 1.0], [0.0, 3.0, 8.0, -4.0], [6.0, 2.0, -1.0, 9.0], [4.0, -3.0, 0.5, 2.5]]


@points(
    0,
    zh="遮住的正好是列 > 行的位置：第 0 行只剩自己，最后一行全部看得见。",
    en="Masked are just the places where column > row: row 0 keeps only itself, the last row sees everything.",
)
def test_what_is_masked(student: Student) -> None:
    answer = student.by_hand(scores=SCORES)
    future = [
        [[[False, True, True, True], [False, False, True, True], [False, False, False, True], [False] * 4]]
    ]
    answer["masked"].equals(np.array(future), dtype="bool")


@points(
    0,
    zh="看得见的分数一个也不变。",
    en="Of the scores that stay visible none is changed.",
)
def test_what_stays(student: Student) -> None:
    answer = student.by_hand(scores=[[5.0, 7.0, 1.5], [-4.0, 3.0, 8.0], [6.0, -2.0, 0.5]])
    kept = [[5.0, 0.0, 0.0], [-4.0, 3.0, 0.0], [6.0, -2.0, 0.5]]
    answer["value"].all_close(np.array([[kept]], dtype=np.float32))


@points(
    0,
    zh="scores 本身不变，能求梯度。",
    en="scores itself stays as it is, and gradients can be computed.",
)
def test_scores_are_left_alone(student: Student) -> None:
    answer = student.masked(seed=1, shape=[2, 2, 3, 3], scale=1.0)
    answer["scores afterwards"].stays(
        answer["scores before"].value, zh="scores 被改变了", en="scores was changed"
    )
    answer.concluded(
        "differentiable",
        "gradient of scores" in answer.value,
        zh="求不了梯度",
        en="no gradient can be computed",
    )
