"""TODO 4a: what you can check yourself. The hidden suite asks for other counts as well."""

from __future__ import annotations

from autograder.suite import Student, points


@points(
    0,
    zh="返回次数最多的一对，不是它的次数。",
    en="The most frequent pair is returned, not its count.",
)
def test_most_frequent(student: Student) -> None:
    student.best_pair(counts=[[1, 2, 10], [2, 3, 15], [9, 9, 4]])["pair"].equals([2, 3])


@points(
    0,
    zh="并列第一时，返回其中最小的一对：先比左边，再比右边。",
    en="Of several with the highest count, the smallest pair is returned: the left id is compared first, then the right.",
)
def test_ties(student: Student) -> None:
    answers = [
        student.best_pair(counts=[[5, 1, 8], [2, 9, 8], [2, 7, 8], [1, 1, 3]]),
        student.best_pair(counts=[[2, 7, 8], [2, 9, 8], [5, 1, 8], [1, 1, 3]]),
    ]
    for answer in answers:
        answer["pair"].equals([2, 7])


@points(
    0,
    zh="counts 保持不变。",
    en="counts stays as it is.",
)
def test_unchanged(student: Student) -> None:
    answer = student.best_pair(counts=[[4, 4, 1], [6, 2, 2]])
    answer["pair"].equals([6, 2])
    rows = answer["counts afterwards"].value
    if getattr(rows, "shape", None) != (2, 3):
        raise answer["counts afterwards"].refuse(zh="counts 变了", en="counts has changed")
