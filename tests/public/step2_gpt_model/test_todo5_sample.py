"""TODO 5 (optional): what you can check yourself."""

from __future__ import annotations

import math

import numpy as np

from autograder.suite import Student, points

LOGITS = [math.log(3), 0.0, math.log(6), math.log(2)]  # shares 3 : 1 : 6 : 2


@points(
    0,
    zh="温度 1、全部留下：概率的比例是 3 : 1 : 6 : 2。",
    en="At temperature 1, keeping all: the probabilities stand 3 : 1 : 6 : 2.",
)
def test_softmax(student: Student) -> None:
    answer = student.probabilities(logits=LOGITS, temperature=1.0, top_k=None)
    answer["probabilities"].all_close(np.array([3, 1, 6, 2], dtype=np.float32) / 12, atol=1e-5)


@points(
    0,
    zh="温度 0.5 把比例平方；top_k = 2 只留下 6 和 3：36 : 9。",
    en="Temperature 0.5 squares the ratio; top_k = 2 keeps 6 and 3 only: 36 : 9.",
)
def test_top_two(student: Student) -> None:
    answer = student.probabilities(logits=LOGITS, temperature=0.5, top_k=2)
    answer["probabilities"].all_close(np.array([0.2, 0, 0.8, 0], dtype=np.float32), atol=1e-5)
