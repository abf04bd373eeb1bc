"""TODO 2: what you can check yourself."""

from __future__ import annotations

import numpy as np

from autograder.suite import Student, points


@points(
    0,
    zh="短的在右边补齐：输入补 pad_id，目标补 -100。",
    en="Short rows are filled up on the right: the input with pad_id, the targets with -100.",
)
def test_filled_up_on_the_right(student: Student) -> None:
    answer = student.collate(examples=[[[4], [3]], [[5, 6, 7], [-100, 7, 8]], [[1, 2], [2, 0]]], pad_id=9)
    answer["input_ids"].equals(np.array([[4, 9, 9], [5, 6, 7], [1, 2, 9]]))
    answer["targets"].equals(np.array([[3, -100, -100], [-100, 7, 8], [2, 0, -100]]))


@points(
    0,
    zh="真正的词元等于 pad_id 时照样算；例子本身不变。",
    en="A real token that equals pad_id still counts; the examples stay as they are.",
)
def test_real_tokens_stay(student: Student) -> None:
    answer = student.collate(examples=[[[6, 2, 6], [2, 6, 1]], [[3, 6], [6, 4]]], pad_id=6)
    answer["input_ids"].equals(np.array([[6, 2, 6], [3, 6, 6]]))
    answer["targets"].equals(np.array([[2, 6, 1], [6, 4, -100]]))
    answer["examples afterwards"].equals([3, 6, 2, 6, 3, 2, 6, 1, 2, 3, 6, 2, 6, 4])
