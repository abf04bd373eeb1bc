"""TODO 2b: what you can check yourself."""

from __future__ import annotations

import numpy as np

from autograder.suite import Student, points


@points(
    0,
    zh="每一行前面加 3 个 -100，原来的目标跟在后面。",
    en="Three times -100 in front of every row, the targets behind them as they were.",
)
def test_in_front(student: Student) -> None:
    answer = student.whole(targets=[[1, 2], [3, 4]], n_image=3)
    answer["value"].equals(np.array([[-100, -100, -100, 1, 2], [-100, -100, -100, 3, 4]]), dtype="int64")


@points(
    0,
    zh="本来就有的 -100 和编号 0 照样保留；targets 本身不变。",
    en="What is -100 already stays, and so does the id 0; targets itself is left alone.",
)
def test_what_was_there_stays(student: Student) -> None:
    answer = student.whole(targets=[[-100, 0, 9]], n_image=1)
    answer["value"].equals(np.array([[-100, -100, 0, 9]]), dtype="int64")
    answer["targets afterwards"].equals(np.array([[-100, 0, 9]]), dtype="int64")
