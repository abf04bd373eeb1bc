"""TODO 1b: what you can check yourself."""

from __future__ import annotations

import numpy as np

from autograder.suite import Student, points

I = -100  # noqa: E741


@points(
    0,
    zh="文件里的例子：只有助手的话和它后面的结束标记算数。",
    en="The file's example: only what the assistant says counts, and the end behind it.",
)
def test_example(student: Student) -> None:
    answer = student.answer_labels(turns=[["user", [5, 6]], ["assistant", [7]]], end_id=102)
    answer["labels"].equals([I, I, I, I, I, 7, 102])


@points(
    0,
    zh="每一个回答都算数，空的回答也要学会结束；内容里和标记相同的编号没有特别的意思。",
    en="Every answer counts, and an empty one has its end to be learned; a token that equals a mark means nothing special.",
)
def test_several_turns(student: Student) -> None:
    turns = [["assistant", [102, 9]], ["user", [3, 102]], ["assistant", []], ["user", []], ["assistant", [4]]]
    answer = student.answer_labels(turns=turns, end_id=102)
    answer["labels"].equals([I, 102, 9, 102, I, I, I, I, I, 102, I, I, I, 4, 102])
    answer["turns afterwards"].stays(
        np.array([1, 2, 102, 9, 0, 2, 3, 102, 1, 0, 0, 0, 1, 1, 4]),
        zh="传进来的对话被改动了",
        en="the turns that were given have been changed",
    )
