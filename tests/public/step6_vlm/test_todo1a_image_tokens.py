"""TODO 1a: what you can check yourself. Each place says where it is, so you can see which went where."""

from __future__ import annotations

import numpy as np

from autograder.suite import Student, points


@points(
    0,
    zh="一个位置一行，像读书一样：2 行 3 列的网格，依次是 (0,0) (0,1) (0,2) (1,0) (1,1) (1,2)。",
    en="A row for each place, as one reads: of a grid of 2 rows and 3 columns (0,0) (0,1) (0,2) (1,0) (1,1) (1,2).",
)
def test_as_one_reads(student: Student) -> None:
    answer = student.places(h=2, w=3)
    right = np.array([[[0, 0], [0, 1], [0, 2], [1, 0], [1, 1], [1, 2]]], dtype=np.float32)
    answer.all_close(right)


@points(
    0,
    zh="行和列不能弄反：3 行 2 列的网格也对。",
    en="Rows and columns aren't interchanged: it is right for 3 rows and 2 columns as well.",
)
def test_taller_than_wide(student: Student) -> None:
    answer = student.places(h=3, w=2)
    right = np.array([[[0, 0], [0, 1], [1, 0], [1, 1], [2, 0], [2, 1]]], dtype=np.float32)
    answer.all_close(right)


@points(
    0,
    zh="几张图片一起：结果的形状是 [B, h·w, F]，数值只是换了位置；梯度能传回 features。",
    en="Several pictures at once: the shape is [B, h·w, F], and numbers only change places; gradients get back to features.",
)
def test_several_pictures(student: Student) -> None:
    answer = student.tokens(seed=1, shape=[2, 3, 2, 2])
    features = np.asarray(answer["features before"].value)
    value = answer["value"]
    value.all_close(np.zeros((2, 4, 3), dtype=np.float32), atol=100.0)
    for b, place in ((0, (0, 1)), (1, (1, 0))):
        row = np.asarray(value.value)[b, 2 * place[0] + place[1]]
        if not np.allclose(row, features[b, :, place[0], place[1]]):
            raise value.refuse(
                zh=f"第 {b} 张图片的位置 {place} 不在它的那一行",
                en=f"place {place} of picture {b} isn't in its row",
            )
    answer.concluded(
        "differentiable",
        bool(np.abs(answer.value.get("gradient of features", 0.0)).min() > 0),
        zh="求不了梯度：结果和 features 断开了",
        en="no gradient can be computed: the result is cut off from features",
    )
