"""TODO 1: what you can check yourself, with four weights that you can follow by hand."""

from __future__ import annotations

import numpy as np

from autograder.suite import Student, points


@points(
    0,
    zh="先 fc，再 GELU，再 proj：fc = 1, 1, 1, 0 时，x = 2 变成 2, 2, 2, 0，GELU 之后是三个 1.9545 和 0，加起来 5.8635。",
    en="First fc, then GELU, then proj: with fc = 1, 1, 1, 0 the number 2 becomes 2, 2, 2, 0; after GELU it is three times "
    "1.9545 and 0, and they add up to 5.8635.",
)
def test_by_hand(student: Student) -> None:
    answer = student.by_hand(fc=[1.0, 1.0, 1.0, 0.0], proj=[1.0, 1.0, 1.0, 1.0], x=2.0)
    answer.all_close(np.array([5.8635], dtype=np.float32), atol=2e-3)


@points(
    0,
    zh="负数不会变成 0，也不会原样通过：GELU(-1) 是 -0.1587。proj 之后不再弯。",
    en="Negative numbers don't become 0, nor pass as they are: GELU(-1) is -0.1587. After proj nothing is bent.",
)
def test_negative_by_hand(student: Student) -> None:
    answer = student.by_hand(fc=[-1.0, 0.0, 0.0, 0.0], proj=[3.0, 0.0, 0.0, 0.0], x=1.0)
    answer.all_close(np.array([-0.476], dtype=np.float32), atol=2e-3)


@points(
    0,
    zh="训练时 dropout 把大约一半的数变成 0；评估时一个也不丢。",
    en="In training, dropout turns about half of the numbers into 0; in evaluation none.",
)
def test_dropout(student: Student) -> None:
    answer = student.training(seed=1, rows=30, width=8, dropout=0.5)
    trained, whole = answer["training"], answer["evaluating"]
    for part in (trained, whole):
        part.all_close(np.zeros((30, 8), dtype=np.float32), atol=1e4)
    if not 0.35 < float((trained.value == 0).mean()) < 0.65:
        raise trained.refuse(
            zh="训练时应有大约一半的数是 0", en="in training about half of the numbers should be 0"
        )
    if (whole.value == 0).all():
        raise whole.refuse(zh="评估时全是 0", en="in evaluation all numbers are 0")
