"""TODO 2: what you can check yourself. The hidden suite asks for other ids and vocabularies as well."""

from __future__ import annotations

from autograder.suite import Result, Student, points

VOCABULARY = [[7, "你"], [3, "好"], [0, "!"]]


def reads(answer: Result, expected: str) -> None:
    """The text is exactly this."""
    if answer["text"].value != expected:
        raise answer["text"].refuse(
            zh="应为一个字符串，正好是期望的文字",
            en="it should be a string, exactly as expected",
            got=answer["text"].value,
            expected=expected,
        )


@points(
    0,
    zh="每个编号换成它的字符，连成一个字符串，中间什么也不加。",
    en="Each id becomes its character; they are joined into one string with nothing between.",
)
def test_known_ids(student: Student) -> None:
    reads(student.decode(ids=[7, 3, 0], id_to_char=VOCABULARY, unk="?"), "你好!")


@points(
    0,
    zh="词表里没有的编号写成 unk，留在原来的位置。",
    en="An id that isn't in the vocabulary is written as unk, in its place.",
)
def test_unknown_ids(student: Student) -> None:
    reads(student.decode(ids=[7, 9, 3], id_to_char=VOCABULARY, unk="?"), "你?好")


@points(
    0,
    zh="没有编号就是空字符串；编号的列表保持不变。",
    en="No ids are an empty string; the list of ids stays as it is.",
)
def test_empty_and_unchanged(student: Student) -> None:
    empty = student.decode(ids=[], id_to_char=VOCABULARY, unk="?")
    twice = student.decode(ids=[3, 3], id_to_char=VOCABULARY, unk="?")
    reads(empty, "")
    reads(twice, "好好")
    twice["ids afterwards"].equals([3, 3])
