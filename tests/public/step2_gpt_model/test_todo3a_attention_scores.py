"""TODO 3a: what you can check yourself, on one head with four numbers per position."""

from __future__ import annotations

import numpy as np

from autograder.suite import Student, alike, points


@points(
    0,
    zh="第 i 行第 j 列 = q 的第 i 行 · k 的第 j 行 / √4。这里 q 的第 0 行和 k 的第 1 行点积是 8，所以 [0, 1] 是 4。",
    en="Row i, column j = row i of q · row j of k / √4. Here row 0 of q and row 1 of k have the dot product 8, so [0, 1] is 4.",
)
def test_by_hand(student: Student) -> None:
    answer = student.by_hand(
        q=[[1.0, 1.0, 0.0, 0.0], [0.0, 0.0, 3.0, 0.0]], k=[[2.0, 0.0, 2.0, 0.0], [3.0, 5.0, 0.0, 7.0]]
    )
    answer.all_close(np.array([[[[1.0, 4.0], [3.0, 0.0]]]], dtype=np.float32), atol=1e-5)


@points(
    0,
    zh="D = 9 时除以 3：每个位置 9 个 1，点积是 9，分数是 3。",
    en="With D = 9 the divisor is 3: nine ones each have the dot product 9 and the score 3.",
)
def test_another_width(student: Student) -> None:
    answer = student.by_hand(q=[[1.0] * 9], k=[[1.0] * 9])
    answer.all_close(np.array([[[[3.0]]]], dtype=np.float32), atol=1e-5)


@points(
    0,
    zh="形状是 [B, H, T, T]，q 和 k 不变，能求梯度。",
    en="The shape is [B, H, T, T], q and k stay as they are, and gradients can be computed.",
)
def test_shape(student: Student) -> None:
    answer = student.scores(seed=1, shape=[2, 3, 4, 5])
    answer["value"].all_close(np.zeros((2, 3, 4, 4), dtype=np.float32), atol=1e4)
    answer.concluded(
        "unchanged",
        alike(answer["q afterwards"].value, answer["q before"].value)
        and alike(answer["k afterwards"].value, answer["k before"].value),
        zh="q 或 k 被改变了",
        en="q or k was changed",
    )
    answer.concluded(
        "differentiable", "gradient of q" in answer.value, zh="求不了梯度", en="no gradient can be computed"
    )
