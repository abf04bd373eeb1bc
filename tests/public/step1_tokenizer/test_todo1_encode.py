"""TODO 1: what you can check yourself. The hidden suite asks for other texts and vocabularies as well."""

from __future__ import annotations

from autograder.suite import Student, points

VOCABULARY = {"你": 7, "好": 3, "!": 0}


@points(
    0,
    zh="每个字符换成它的编号，顺序不变；0 也是一个正常的编号。",
    en="Each character becomes its id, in the same order; 0 is an id like any other.",
)
def test_known_characters(student: Student) -> None:
    student.encode(text="你好!", char_to_id=VOCABULARY, unk_id=9)["ids"].equals([7, 3, 0])


@points(
    0,
    zh="词表里没有的字符得到 unk_id，而且留在原来的位置。",
    en="A character that isn't in the vocabulary becomes unk_id, and keeps its place.",
)
def test_unknown_characters(student: Student) -> None:
    student.encode(text="你们好", char_to_id=VOCABULARY, unk_id=9)["ids"].equals([7, 9, 3])


@points(
    0,
    zh="空的文字得到空的列表；词表保持不变。",
    en="An empty text gives an empty list; the vocabulary stays as it is.",
)
def test_empty_and_unchanged(student: Student) -> None:
    empty = student.encode(text="", char_to_id=VOCABULARY, unk_id=9)
    unknown = student.encode(text="??", char_to_id=VOCABULARY, unk_id=5)
    empty["ids"].equals([])
    unknown["ids"].equals([5, 5])
    unknown["ids in char_to_id"].equals([7, 3, 0])
