"""TODO 2: the text that ids spell, with a sign for those that are unknown."""

from __future__ import annotations

from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from autograder.suite import Result, Student, points
from tests.hidden.step1_tokenizer.oracles import decoded, encoded
from tests.hidden.step1_tokenizer.texts import check_text

Case = tuple[list[int], dict[int, str], str]
CHARACTERS = "xyz 山水é🌊\n1"


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[int], list[list[Any]], str]:
    """Ids, the [id, character] of a vocabulary that lacks some of them, and the sign for the unknown ones."""
    numbers = draw(st.lists(st.integers(0, 70_000), min_size=1, max_size=7, unique=True))
    characters = draw(
        st.lists(st.sampled_from(CHARACTERS), min_size=len(numbers), max_size=len(numbers), unique=True)
    )
    id_to_char = [list(entry) for entry in zip(numbers, characters, strict=True)]
    ids = draw(st.lists(st.sampled_from(numbers) | st.integers(0, 70_000), min_size=1, max_size=12))
    return ids, id_to_char, draw(st.sampled_from(["?", "�", "<unk>", ""]))


def ask(student: Student, case: Case) -> Result:
    ids, id_to_char, unk = case
    return student.decode(ids=ids, id_to_char=[list(entry) for entry in id_to_char.items()], unk=unk)


def check(student: Student, *cases: Case) -> None:
    """Ask all of the cases, then compare the text of each."""
    answers = [ask(student, case) for case in cases]
    for answer, case in zip(answers, cases, strict=True):
        check_text(answer["text"], decoded(*case))


@points(
    3,
    zh="每个编号都换成它在词表里的字符，按顺序连成一个字符串，中间什么也不加。",
    en="Every id becomes its character in the vocabulary; they are joined in order into one string, with nothing between.",
)
def test_known_ids(student: Student) -> None:
    check(
        student,
        ([4, 17, 0, 17], {0: "流", 17: "水", 4: "山", 5: "高"}, "?"),
        ([5, 80, 3, 80, 61, 5], {61: "n", 80: "e", 5: " ", 3: "v"}, "#"),
    )


@points(
    3,
    zh="词表里没有的编号写成 unk，就在它原来的位置；unk 可以是几个字符，也可以是空的；负数也只是一个不认识的编号。",
    en="An id that the vocabulary lacks is written as unk, in its place; unk may be several characters, or none; a "
    "negative number is just one more unknown id.",
)
def test_unknown_ids(student: Student) -> None:
    vocabulary = {9: "s", 2: "e", 30: "a"}
    check(
        student,
        ([9, 2, 1, 30], vocabulary, "<unk>"),
        ([0, 9, -1], vocabulary, "_"),
        ([30, 500, 9], vocabulary, ""),
    )


@points(
    3,
    zh="编码以后再解码，就回到原文；不论编号、词表和 unk 是什么，都是一个编号一个字符，没有编号就是空字符串。",
    en="What was encoded and is then decoded is the text again; whatever the ids, the vocabulary and unk, it is one "
    "character for each id, and no ids are an empty string.",
)
@settings(max_examples=20)
@example(case=([0, 1, 2, 0], [[0, "a"], [1, "b"], [2, "c"]], "?"))
@given(case=cases())
def test_any_ids(student: Student, case: tuple[list[int], list[list[Any]], str]) -> None:
    ids, entries, unk = case
    id_to_char: dict[int, str] = {int(number): str(character) for number, character in entries}
    text = "".join(id_to_char.values()) * 2
    again = encoded(text, {character: number for number, character in id_to_char.items()}, -1)
    check(student, (ids, id_to_char, unk), (again, id_to_char, unk), ([], id_to_char, unk))


@points(
    1,
    zh="解码不改动编号的列表，也不改动词表。",
    en="Decoding leaves the list of ids and the vocabulary unchanged.",
)
def test_arguments_are_left_alone(student: Student) -> None:
    ids, vocabulary = [6, 1, 8, 6], {8: "t", 6: "o"}
    answer = ask(student, (ids, vocabulary, "-"))
    check_text(answer["text"], decoded(ids, vocabulary, "-"))
    answer["ids afterwards"].equals(ids)
    answer["ids in id_to_char"].equals([8, 6])
    check_text(answer["characters in id_to_char"], "to")
