"""TODO 4b: what you can check yourself. The hidden suite asks for other words and pairs as well."""

from __future__ import annotations

from autograder.suite import Student, points


@points(
    0,
    zh="每一处的这一对都换成新编号；别的编号照抄，最后一个也不丢。",
    en="Every occurrence of the pair becomes the new id; all other ids are copied, the last one too.",
)
def test_every_occurrence(student: Student) -> None:
    answers = [
        student.merge(ids=[5, 1, 2, 3, 1, 2], pair=[1, 2], new_id=300),
        student.merge(ids=[1, 2, 7], pair=[1, 2], new_id=300),
    ]
    answers[0]["merged"].equals([5, 300, 3, 300])
    answers[1]["merged"].equals([300, 7])


@points(
    0,
    zh="从左到右，每个编号最多用一次：[1, 1, 1] 合并 (1, 1) 得到 [300, 1]。",
    en="From left to right, each id is used once at most: merging (1, 1) in [1, 1, 1] gives [300, 1].",
)
def test_no_overlaps(student: Student) -> None:
    answers = [
        student.merge(ids=[1, 1, 1], pair=[1, 1], new_id=300),
        student.merge(ids=[1, 1, 1, 1], pair=[1, 1], new_id=300),
    ]
    answers[0]["merged"].equals([300, 1])
    answers[1]["merged"].equals([300, 300])


@points(
    0,
    zh="顺序反过来的不是这一对；很短的词照原样；ids 保持不变。",
    en="The other order is not the pair; very short words come back as they are; ids stays as it is.",
)
def test_nothing_else(student: Student) -> None:
    answers = [
        student.merge(ids=[2, 1], pair=[1, 2], new_id=300),
        student.merge(ids=[1], pair=[1, 2], new_id=300),
        student.merge(ids=[3, 1, 2], pair=[1, 2], new_id=300),
    ]
    answers[0]["merged"].equals([2, 1])
    answers[1]["merged"].equals([1])
    answers[2]["merged"].equals([3, 300])
    answers[2]["ids afterwards"].equals([3, 1, 2])
