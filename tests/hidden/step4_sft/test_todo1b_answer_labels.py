"""TODO 1b: the assistant's tokens and the end behind them count, nothing else does."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.suite import Student, points
from tests.hidden.splits import split_of
from tests.hidden.step4_sft.oracles import answer_labels, flat

Turns = list[list[Any]]


def check(student: Student, *cases: tuple[Turns, int]) -> None:
    """Ask all, then compare each with a walk over its turns."""
    answers = [student.answer_labels(turns=turns, end_id=end_id) for turns, end_id in cases]
    for answer, (turns, end_id) in zip(answers, cases, strict=True):
        expected = answer_labels(turns, end_id)
        with split_of(answer, "labels", expected):
            answer["labels"].equals(expected)


@points(
    8,
    zh="助手的话和它后面的结束标记照抄，其余位置都是 -100；标签和整段对话一样长。",
    en="The assistant's tokens and the end behind them are copied, all other places hold -100; there is a label for each place "
    "of the conversation.",
)
def test_what_counts(student: Student) -> None:
    check(
        student,
        ([["user", [11, 12, 13]], ["assistant", [14]]], 302),
        ([["user", [5]], ["assistant", [6, 7, 8]]], 9),
        ([["user", [1, 2, 3, 4]], ["assistant", [40, 41]]], 257),
    )


@points(
    6,
    zh="每一个回答都算数，不只是最后一个；助手先说也算。",
    en="Every answer counts, not only the last one; also when the assistant speaks first.",
)
def test_every_answer(student: Student) -> None:
    check(
        student,
        ([["user", [1]], ["assistant", [2, 3]], ["user", [4, 5]], ["assistant", [6]]], 302),
        ([["assistant", [9]], ["user", [8]], ["assistant", [7]], ["assistant", [6, 5]]], 302),
    )


@points(
    4,
    zh="空的回答也要学会结束；用户空的一轮没有什么算数；没有助手的对话全是 -100；一轮也没有，就是空列表。",
    en="An empty answer still has its end to be learned; an empty turn of the user's has nothing that counts; without an "
    "assistant all is -100; with no turn the list is empty.",
)
def test_empty(student: Student) -> None:
    check(
        student,
        ([["user", [1, 2]], ["assistant", []]], 302),
        ([["user", []], ["assistant", [5]]], 302),
        ([["user", [4, 4]], ["user", []]], 302),
        ([], 302),
    )


@points(
    3,
    zh="内容里可以有和标记、结束标记相同的编号：算不算数看是谁说的，不看编号。",
    en="Tokens may equal a mark or the end: what counts goes by who speaks, not by the number.",
)
def test_tokens_that_equal_marks(student: Student) -> None:
    check(
        student,
        ([["user", [300, 302, 301, 5]], ["assistant", [6, 302, 7]], ["user", [302]]], 302),
        ([["user", [3, 3]], ["assistant", [3, 3]]], 3),
        ([["user", [301, 8]], ["assistant", [300, 301, 0]]], 302),
    )


@points(
    3,
    zh="任何对话都一样：算数的个数是每个回答的长度加一，再加起来。",
    en="It is the same for any conversation: as many places count as all answers are long, and one more for each.",
)
@settings(max_examples=20)
@given(
    turns=st.lists(
        st.tuples(
            st.sampled_from(["user", "assistant"]), st.lists(st.sampled_from([1, 2, 70, 302]), max_size=4)
        ).map(list),
        max_size=5,
    ),
    end_id=st.sampled_from([302, 2, 0]),
)
def test_any_conversation(student: Student, turns: Turns, end_id: int) -> None:
    check(student, (turns, end_id))


@points(
    1,
    zh="传进来的对话不变。",
    en="The conversation that was given stays as it is.",
)
def test_turns_are_left_alone(student: Student) -> None:
    turns = [["user", [31]], ["assistant", [33, 34]]]
    answer = student.answer_labels(turns=turns, end_id=302)
    answer["labels"].equals(answer_labels(turns, 302))
    answer["turns afterwards"].stays(
        np.array(flat(turns)), zh="传进来的对话被改动了", en="the turns that were given have been changed"
    )
