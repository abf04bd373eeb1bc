"""TODO 3c: what you can check yourself, on a loss whose gradients you can see: the slopes themselves.

The hidden suite compares whole trainings of a small network, with SGD and AdamW.
"""

from __future__ import annotations

import numpy as np

from autograder.suite import Student, points

SLOPES = [2.0, 4.0, 5.0, 6.0]  # their length as a vector is 9


@points(
    0,
    zh="返回的是裁剪之前的总范数：梯度 2、4、5、6 合成一个向量，长度是 √81 = 9。",
    en="What comes back is the total norm before clipping: the gradients 2, 4, 5, 6 as one vector have length √81 = 9.",
)
def test_returns_the_norm_before_clipping(student: Student) -> None:
    answer = student.slopes(slopes=SLOPES, rate=0.1, max_norm=3.0, steps=1)
    answer["norm, step 0"].is_close(9.0, rel_tol=1e-4)


@points(
    0,
    zh="总范数 9 超过上限 3 时，所有梯度乘以 3/9，再更新参数：每个参数减去 lr · 梯度 / 3。",
    en="The total norm 9 is above the limit 3, so all gradients are multiplied by 3/9 before the update: each parameter "
    "loses lr · gradient / 3.",
)
def test_with_clipping(student: Student) -> None:
    answer = student.slopes(slopes=SLOPES, rate=0.3, max_norm=3.0, steps=1)
    answer["weights"].all_close(np.array([0.8, 0.6, 0.5, 0.4]), atol=1e-5, any_dtype=True)


@points(
    0,
    zh="总范数 9 没有超过上限 100 时，梯度不变：每个参数减去 lr · 梯度。",
    en="The total norm 9 is below the limit 100, so the gradients stay as they are: each parameter loses lr · gradient.",
)
def test_without_clipping(student: Student) -> None:
    answer = student.slopes(slopes=SLOPES, rate=0.1, max_norm=100.0, steps=1)
    answer["weights"].all_close(np.array([0.8, 0.6, 0.5, 0.4]), atol=1e-5, any_dtype=True)


@points(
    0,
    zh="每一步只用这一步的梯度：上一步的要清空，否则第二步的范数会变成 18。",
    en="Each step uses its own gradients only: those of the step before have to be cleared, or the second norm would be 18.",
)
def test_gradients_are_cleared(student: Student) -> None:
    answer = student.slopes(slopes=SLOPES, rate=0.1, max_norm=100.0, steps=2)
    answer["norm, step 1"].is_close(9.0, rel_tol=1e-4)
    answer["weights"].all_close(np.array([0.6, 0.2, 0.0, -0.2]), atol=1e-5, any_dtype=True)


@points(
    0,
    zh="更新由优化器来做：它有动量，有两个参数组，第二步比第一步走得更远。裁剪看的是所有参数的总范数，不分组。",
    en="The optimizer makes the update: it has momentum and two parameter groups, and its second step goes further than the "
    "first. What is clipped is the total norm of all parameters, not each group's.",
)
def test_optimizer_with_momentum(student: Student) -> None:
    whole = student.in_turn(rows=[SLOPES, SLOPES], rate=0.1, max_norm=100.0, frozen=False)
    clipped = student.in_turn(rows=[SLOPES, SLOPES], rate=0.3, max_norm=3.0, frozen=False)
    for answer in (whole, clipped):
        answer["weights"].all_close(np.array([0.42, -0.16, -0.45, -0.74]), atol=1e-5, any_dtype=True)
