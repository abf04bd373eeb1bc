"""TODO 4: greedy, all of the text so far, the last place, until the end or the limit."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.suite import Result, Student, points
from tests.hidden.puppets import check_read
from tests.hidden.splits import split_of
from tests.hidden.step4_sft.oracles import answered

VOCABULARY, LARGE = 7, 1024


def question(
    seed: int, input_ids: list[int], end_id: int, max_new_tokens: int, vocabulary: int = VOCABULARY
) -> dict[str, Any]:
    """One question to the driver."""
    return {
        "seed": seed,
        "input_ids": input_ids,
        "end_id": end_id,
        "max_new_tokens": max_new_tokens,
        "vocabulary": vocabulary,
    }


def ending_after(length: int, input_ids: list[int]) -> dict[str, Any]:
    """A question whose answer has so many tokens and ends by itself, below its limit of 14."""
    asked = (
        question(seed, input_ids, end_id, 14) for seed in range(40, 1000) for end_id in range(VOCABULARY)
    )
    return next(one for one in asked if len(answered(**one)) == length)


def with_a_large_end(seed: int, input_ids: list[int]) -> dict[str, Any]:
    """A question in a vocabulary like the course's own: the first token above 256 that would be said is the end."""
    said = answered(seed, input_ids, -1, 14, LARGE)
    return question(seed, input_ids, next(token for token in said[2:] if token > 256), 14, LARGE)


def check(answer: Result, asked: dict[str, Any]) -> None:
    """The answer, as a list of plain numbers, and that the model was asked for it; the picture shows both splits."""
    expected = answered(**asked)
    with split_of(answer, "ids", expected):
        answer["ids"].equals(expected)
    check_read(answer, asked["input_ids"], expected)


def ask(student: Student, *questions: dict[str, Any]) -> None:
    """All of the questions, then the comparisons."""
    answers = [student.answer(**asked) for asked in questions]
    for answer, asked in zip(answers, questions, strict=True):
        check(answer, asked)


@points(
    4,
    zh="每一步都让模型读问题和已经写下的所有词，取最后一个位置上分数最高的词；只返回新写的词。",
    en="At each step the model reads all of the text so far, question and new tokens, and the token with the highest score at "
    "the last place is taken; only the new ones are returned.",
)
def test_token_by_token(student: Student) -> None:
    ask(student, ending_after(3, [1, 4]), ending_after(5, [2]), ending_after(6, [0, 3, 5, 1]))


@points(
    2,
    zh="遇到 end_id 就停，它不算在回答里；回答可以是空的；问题里出现 end_id 没有关系。",
    en="It stops at end_id, which is no part of the answer; the answer may be empty; an end_id within the question means nothing.",
)
def test_the_end(student: Student) -> None:
    asked = ending_after(4, [6, 2])
    with_end = next(
        one
        for one in (question(seed, [2, 5, 2], 2, 14) for seed in range(70, 500))
        if len(answered(**one)) in (3, 4)
    )
    ask(student, ending_after(0, [3, 3]), asked, with_end, with_a_large_end(44, [260, 7, 1019]))


@points(
    2,
    zh="最多写 max_new_tokens 个新词，问题的长度不算在内；0 就是一个也不写。",
    en="At most max_new_tokens new tokens, the question's not counted; with 0 there are none.",
)
def test_the_limit(student: Student) -> None:
    long = ending_after(9, [5, 1, 1])
    ask(student, *(long | {"max_new_tokens": limit} for limit in (0, 1, 4, 9, 10)))


@points(
    1,
    zh="对任何问题和限制都一样。",
    en="It is the same for every question and limit.",
)
@settings(max_examples=6)
@given(
    seed=st.integers(0, 9999),
    input_ids=st.lists(st.integers(0, VOCABULARY - 1), min_size=1, max_size=4),
    end_id=st.integers(0, VOCABULARY - 1),
    limit=st.integers(0, 8),
)
def test_any_question(student: Student, seed: int, input_ids: list[int], end_id: int, limit: int) -> None:
    ask(student, question(seed, input_ids, end_id, limit))


@points(
    1,
    zh="问题的张量不变。",
    en="The question's tensor stays as it is.",
)
def test_arguments_are_left_alone(student: Student) -> None:
    asked = ending_after(2, [4, 0])
    answer = student.answer(**asked)
    check(answer, asked)
    answer["input_ids afterwards"].equals(np.array([[4, 0]]))
