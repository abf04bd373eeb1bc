"""TODO 1: the id of each character, and one id for all that are unknown."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from autograder.suite import Result, Student, points
from tests.hidden.splits import split_of
from tests.hidden.step1_tokenizer.oracles import encoded
from tests.hidden.step1_tokenizer.texts import check_text

Case = tuple[str, dict[str, int], int]
CHARACTERS = "abA c天气é😀\n0"


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A text, a vocabulary that lacks some of its characters, and the id of the unknown ones."""
    known = draw(st.lists(st.sampled_from(CHARACTERS), min_size=1, max_size=7, unique=True))
    numbers = draw(st.lists(st.integers(0, 70_000), min_size=len(known), max_size=len(known), unique=True))
    text = draw(st.text(alphabet=CHARACTERS, min_size=1, max_size=15))
    return text, dict(zip(known, numbers, strict=True)), draw(st.integers(0, 70_000))


def ask(student: Student, case: Case) -> Result:
    text, char_to_id, unk_id = case
    return student.encode(text=text, char_to_id=char_to_id, unk_id=unk_id)


def check(student: Student, *cases: Case) -> None:
    """Ask all of the cases, then compare the ids of each."""
    answers = [ask(student, case) for case in cases]
    for answer, case in zip(answers, cases, strict=True):
        expected = encoded(*case)
        with split_of(answer, "ids", expected):
            answer["ids"].equals(expected)


@points(
    3,
    zh="词表里的每个字符都换成它在词表里的编号，顺序和文字一样；编号由词表决定，0 也是一个正常的编号。",
    en="Every character of the vocabulary becomes the id that the vocabulary gives it, in the order of the text; 0 is an "
    "id like any other.",
)
def test_known_characters(student: Student) -> None:
    check(
        student,
        ("风和日丽", {"丽": 41, "日": 0, "风": 12, "和": 5, "晴": 6}, 99),
        ("Noon on", {"n": 3, "o": 0, " ": 11, "N": 5}, 7),
    )


@points(
    3,
    zh="词表里没有的字符得到 unk_id，就在它原来的位置：结果和文字一样长。",
    en="A character that the vocabulary lacks becomes unk_id, in its place: the result is as long as the text.",
)
def test_unknown_characters(student: Student) -> None:
    vocabulary = {"d": 20, "o": 31, "g": 14}
    check(student, ("dig dog", vocabulary, 2), ("🐶o", vocabulary, 0), ("xyz", vocabulary, 31))


@points(
    3,
    zh="不论是什么文字、词表和 unk_id：一个字符一个编号，空格、换行和表情符号也一样，空的文字得到空的列表。",
    en="Whatever the text, the vocabulary and unk_id: one id for each character, spaces, line breaks and emoji included; "
    "an empty text gives an empty list.",
)
@settings(max_examples=20)
@example(case=("abca", {"a": 0, "b": 1, "c": 2}, 3))
@given(case=cases())
def test_any_text(student: Student, case: Case) -> None:
    empty = ("", case[1], case[2])
    check(student, (case[0], case[1], case[2]), empty)


@points(
    1,
    zh="编码不改动词表：没见过的字符也不会加进去。",
    en="Encoding leaves the vocabulary unchanged: unknown characters are not added to it.",
)
def test_vocabulary_is_left_alone(student: Student) -> None:
    vocabulary = {"m": 8, "a": 9, "p": 10}
    answer = ask(student, ("lamp map", vocabulary, 4))
    answer["ids"].equals(encoded("lamp map", vocabulary, 4))
    check_text(answer["characters in char_to_id"], "map")
    answer["ids in char_to_id"].equals([8, 9, 10])
