"""TODO 4b: what you can check yourself, with blocks that add and double."""

from __future__ import annotations

import numpy as np

from autograder.suite import Student, points


@points(
    0,
    zh="x = 1：第一个 block 加 2 再乘 2，得 6；第二个加 -1 再乘 2，得 10；ln_f 乘 3，得 30；和权重 1、-2、0 点积。",
    en="x = 1: the first block adds 2 and doubles: 6; the second adds -1 and doubles: 10; ln_f triples: 30; then the dot "
    "products with the weights 1, -2, 0.",
)
def test_by_hand(student: Student) -> None:
    answer = student.by_hand(x=[1.0], adds=[2.0, -1.0], times=3.0, weight=[[1.0], [-2.0], [0.0]])
    answer.all_close(np.array([[[30.0, -60.0, 0.0]]], dtype=np.float32), atol=1e-4)


@points(
    0,
    zh="每个词的分数是它的向量和 h 的点积：h = [2, 4] 时，[1, 1] 得 6，[3, -1] 得 2。",
    en="A token's score is the dot product of its vector with h: for h = [2, 4], [1, 1] gets 6 and [3, -1] gets 2.",
)
def test_scores_of_tokens(student: Student) -> None:
    answer = student.by_hand(x=[1.0, 2.0], adds=[0.0], times=1.0, weight=[[1.0, 1.0], [3.0, -1.0]])
    answer.all_close(np.array([[[6.0, 2.0]]], dtype=np.float32), atol=1e-4)


@points(
    0,
    zh="形状是 [B, T, V]，x 不变，能求梯度。",
    en="The shape is [B, T, V], x stays as it is, and gradients can be computed.",
)
def test_shape(student: Student) -> None:
    answer = student.logits(seed=1, shape=[2, 3, 4], blocks=2, vocabulary=5)
    answer["value"].all_close(np.zeros((2, 3, 5), dtype=np.float32), atol=1e6)
    answer["x afterwards"].stays(answer["x before"].value, zh="x 被改变了", en="x was changed")
    answer.concluded(
        "differentiable", "gradient of x" in answer.value, zh="求不了梯度", en="no gradient can be computed"
    )
