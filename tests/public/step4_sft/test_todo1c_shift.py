"""TODO 1c: what you can check yourself."""

from __future__ import annotations

from autograder.suite import Student, points


@points(
    0,
    zh="输入没有最后一个，目标没有第一个标签：每个位置对着下一个位置的标签。",
    en="The input lacks the last id, the targets lack the first label: each place stands opposite the label of the next.",
)
def test_the_next_label(student: Student) -> None:
    answer = student.shift(ids=[256, 5, 258, 257, 8, 258], labels=[-100, -100, -100, -100, 8, 258])
    answer["input_ids"].equals([256, 5, 258, 257, 8])
    answer["targets"].equals([-100, -100, -100, 8, 258])


@points(
    0,
    zh="先说话的是助手，也一样；两个列表本身不变。",
    en="It is the same when the assistant speaks first; both lists stay as they are.",
)
def test_lists_are_left_alone(student: Student) -> None:
    ids, labels = [257, 0, 3, 258, 256, 258], [-100, 0, 3, 258, -100, -100]
    answer = student.shift(ids=ids, labels=labels)
    answer["input_ids"].equals(ids[:-1])
    answer["targets"].equals([0, 3, 258, -100, -100])
    answer["labels afterwards"].equals(labels)
    answer["ids afterwards"].equals(ids)
