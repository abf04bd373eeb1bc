"""TODO 1a: what you can check yourself."""

from __future__ import annotations

import numpy as np

from autograder.suite import Student, points

MARKS = {"user_id": 100, "assistant_id": 101, "end_id": 102}


@points(
    0,
    zh="文件里的例子：每一轮是标记、内容、结束。",
    en="The file's example: each turn is its mark, its tokens, the end.",
)
def test_example(student: Student) -> None:
    answer = student.conversation(turns=[["user", [5, 6]], ["assistant", [7]]], **MARKS)
    answer["ids"].equals([100, 5, 6, 102, 101, 7, 102])


@points(
    0,
    zh="几轮按说话的顺序一轮接一轮；没有内容的一轮也有标记和结束；同一个人可以连着说两轮。",
    en="Turn after turn in the order of speaking; a turn without tokens has its mark and end, too; one speaker may have two "
    "turns in a row.",
)
def test_several_turns(student: Student) -> None:
    turns = [["assistant", [9, 100]], ["user", []], ["user", [3]], ["assistant", [4, 4]]]
    answer = student.conversation(turns=turns, **MARKS)
    answer["ids"].equals([101, 9, 100, 102, 100, 102, 100, 3, 102, 101, 4, 4, 102])
    answer["turns afterwards"].stays(
        np.array([1, 2, 9, 100, 0, 0, 0, 1, 3, 1, 2, 4, 4]),
        zh="传进来的对话被改动了",
        en="the turns that were given have been changed",
    )
