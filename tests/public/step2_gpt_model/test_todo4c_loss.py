"""TODO 4c: what you can check yourself."""

from __future__ import annotations

import math

import numpy as np

from autograder.suite import Student, points


@points(
    0,
    zh="分数都相等时，损失是 ln V：这里 ln 4 ≈ 1.3863。",
    en="When all scores are equal the loss is ln V: here ln 4 ≈ 1.3863.",
)
def test_guessing(student: Student) -> None:
    answer = student.by_hand(logits=[[[2.0] * 4, [-1.0] * 4]], targets=[[3, 0]])
    answer.all_close(np.array(math.log(4), dtype=np.float32), atol=1e-5)


@points(
    0,
    zh="是所有位置的平均，以 e 为底：两个位置的概率是 1/2 和 1/8，损失是 (ln 2 + ln 8) / 2 = 2 · ln 2。",
    en="It is the mean over all places, in natural logarithms: with 1/2 and 1/8 at two places, the loss is (ln 2 + ln 8) / 2 "
    "= 2 · ln 2.",
)
def test_mean_over_places(student: Student) -> None:
    logits = [[[0.0, 0.0], [math.log(7), 0.0]]]
    answer = student.by_hand(logits=logits, targets=[[1, 1]])
    answer.all_close(np.array(2 * math.log(2), dtype=np.float32), atol=1e-5)


@points(
    0,
    zh="损失能求梯度：.item() 会把它变成普通的数，训练就无从谈起。",
    en="Gradients can be computed from the loss: .item() would make a plain number of it, and nothing could be trained.",
)
def test_gradient(student: Student) -> None:
    answer = student.losses(seed=1, shape=[2, 3, 4], scale=1.0)
    answer.concluded(
        "differentiable",
        "gradient of logits" in answer.value,
        zh="求不了梯度",
        en="no gradient can be computed",
    )
