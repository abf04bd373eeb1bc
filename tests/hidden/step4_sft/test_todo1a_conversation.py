"""TODO 1a: mark, tokens, end, turn by turn."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.suite import Student, points
from tests.hidden.splits import split_of
from tests.hidden.step4_sft.oracles import conversation, flat

Turns = list[list[Any]]
MARKS = (300, 301, 302)


def check(student: Student, *cases: tuple[Turns, tuple[int, int, int]]) -> None:
    """Ask all, then compare each with a walk over its turns."""
    answers = [
        student.conversation(turns=turns, user_id=marks[0], assistant_id=marks[1], end_id=marks[2])
        for turns, marks in cases
    ]
    for answer, (turns, marks) in zip(answers, cases, strict=True):
        expected = conversation(turns, *marks)
        with split_of(answer, "ids", expected):
            answer["ids"].equals(expected)


def turns_of() -> st.SearchStrategy[Turns]:
    """Some turns of any order, whose tokens may equal marks."""
    tokens = st.lists(st.sampled_from([1, 2, 70, 300, 302]), max_size=4)
    return st.lists(st.tuples(st.sampled_from(["user", "assistant"]), tokens).map(list), max_size=5)


@points(
    4,
    zh="每一轮依次是说话人的标记、内容、结束标记；几轮按说话的顺序接成一行。",
    en="Each turn is the speaker's mark, its tokens and the end; turns follow each other in the order of speaking, in one row.",
)
def test_turn_by_turn(student: Student) -> None:
    check(
        student,
        ([["user", [11, 12, 13]], ["assistant", [14]], ["user", [15]], ["assistant", [16, 17]]], MARKS),
        ([["user", [4, 5]], ["assistant", [6, 7, 8]]], (9, 3, 1)),
    )


@points(
    2,
    zh="助手也可以先说；同一个人连着说两轮，还是两轮。",
    en="The assistant may speak first; two turns of one speaker in a row stay two turns.",
)
def test_any_order(student: Student) -> None:
    check(
        student,
        ([["assistant", [21]], ["user", [22, 23]]], MARKS),
        ([["user", [1]], ["user", [2]], ["assistant", [3]], ["assistant", [4]], ["user", [5]]], MARKS),
    )


@points(
    2,
    zh="没有内容的一轮也有标记和结束；一轮也没有，就是空列表。",
    en="A turn without tokens has its mark and its end; with no turn at all the list is empty.",
)
def test_empty(student: Student) -> None:
    check(
        student,
        ([["user", []], ["assistant", [8]], ["user", [9]], ["assistant", []]], MARKS),
        ([["assistant", []]], MARKS),
        ([], MARKS),
    )


@points(
    1,
    zh="任何对话都一样，内容里有和标记相同的编号也一样。",
    en="It is the same for any conversation, also one whose tokens equal marks.",
)
@settings(max_examples=20)
@given(turns=turns_of(), marks=st.sampled_from([MARKS, (2, 1, 70), (1000, 7, 0)]))
def test_any_conversation(student: Student, turns: Turns, marks: tuple[int, int, int]) -> None:
    check(student, (turns, marks))


@points(
    1,
    zh="传进来的对话不变。",
    en="The conversation that was given stays as it is.",
)
def test_turns_are_left_alone(student: Student) -> None:
    turns = [["user", [31, 32]], ["assistant", [33]]]
    answer = student.conversation(turns=turns, user_id=300, assistant_id=301, end_id=302)
    answer["ids"].equals(conversation(turns, *MARKS))
    answer["turns afterwards"].stays(
        np.array(flat(turns)), zh="传进来的对话被改动了", en="the turns that were given have been changed"
    )
