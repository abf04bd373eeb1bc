"""TODO 4: what you can check yourself, with a stand-in for the model that answers by a simple rule.

What the stand-in says next depends on every token it has read: whoever shows it something else gets another answer.
"""

from __future__ import annotations

import numpy as np

from autograder.suite import Student, points

SAID = [0, 4, 1, 0, 0]
QUESTION = {"seed": 3, "input_ids": [1, 2], "end_id": 2, "vocabulary": 5}


@points(
    0,
    zh="一个词一个词地写，每次都给出全部，直到 end_id；回答里没有问题，也没有 end_id。",
    en="Token by token, each time with all that there is, until end_id; neither the question nor end_id is part of the answer.",
)
def test_until_the_end(student: Student) -> None:
    answer = student.answer(**QUESTION, max_new_tokens=12)
    answer["ids"].equals(SAID)
    answer["input_ids afterwards"].equals(np.array([[1, 2]]))


@points(
    0,
    zh="最多写 max_new_tokens 个新词。",
    en="At most max_new_tokens new tokens.",
)
def test_the_limit(student: Student) -> None:
    for limit in (2, 0):
        student.answer(**QUESTION, max_new_tokens=limit)["ids"].equals(SAID[:limit])
