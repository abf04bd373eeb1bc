"""TODO 4a: the most frequent pair; of several, the smallest."""

from __future__ import annotations

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from autograder.suite import Student, points
from tests.hidden.step1_tokenizer.oracles import best

Counts = list[list[int]]  # [left, right, count] each


@st.composite
def counted(draw: st.DrawFn) -> Counts:
    """At least two pairs in any order, with few different counts, so that many are equal."""
    number = st.sampled_from([0, 1, 2, 9, 10, 300])
    pairs = draw(st.lists(st.tuples(number, number), min_size=2, max_size=8, unique=True))
    return [[left, right, draw(st.integers(1, 3))] for left, right in pairs]


def check(student: Student, *questions: Counts) -> None:
    """Ask for the best of each, then compare with what sorting gives."""
    answers = [student.best_pair(counts=counts) for counts in questions]
    for answer, counts in zip(answers, questions, strict=True):
        answer["pair"].equals(best(counts))


@points(
    4,
    zh="次数最多的一对胜出，不论它在字典的什么位置；返回的是这一对（元组），不是次数。",
    en="The pair with the highest count wins, wherever it stands in the dictionary; what is returned is the pair, a tuple, "
    "not the count.",
)
def test_most_frequent(student: Student) -> None:
    check(
        student,
        [[31, 8, 40], [2, 77, 120], [90, 90, 7]],
        [[6, 5, 2], [3, 3, 1], [70, 4, 11]],
        [[50, 60, 9], [40, 61, 8], [55, 1, 1]],
    )


@points(
    4,
    zh="并列第一时取最小的一对：先比左边的编号，左边相等再比右边；比的是数，所以 9 比 10 小。",
    en="Of several with the highest count the smallest pair wins: the left id is compared first, then the right one; as "
    "numbers, so 9 is smaller than 10.",
)
def test_ties(student: Student) -> None:
    check(
        student,
        [[12, 3, 5000], [7, 44, 5000], [7, 41, 5000], [30, 1, 5000]],
        [[10, 2, 6], [9, 100, 6], [80, 1, 6]],
        [[4, 25, 3], [4, 3, 3], [1, 1, 2]],
    )


@points(
    2,
    zh="次数比大小优先：编号再小的一对，次数少了也不选；只有并列时才看编号。",
    en="The count comes first: a pair with smaller ids but a lower count is not chosen; ids only matter in a tie.",
)
def test_count_comes_first(student: Student) -> None:
    check(student, [[0, 0, 19], [5, 6, 20]], [[0, 1, 1], [8, 2, 4], [8, 1, 4], [3, 9, 2]])


@points(
    1,
    zh="只有一对时，就是它；编号和次数多大都可以。",
    en="A single pair is the best one; ids and counts may be as large as they like.",
)
def test_single_pair(student: Student) -> None:
    check(student, [[17, 250, 1]], [[90_000, 65_000, 3_000_000], [90_000, 65_001, 2_999_999]])


@points(
    3,
    zh="不论是什么次数：结果和字典里的先后顺序无关。",
    en="Whatever the counts: the result doesn't depend on the order of the dictionary.",
)
@settings(max_examples=20)
@example(counts=[[2, 1, 7], [1, 2, 7], [1, 1, 6]])
@given(counts=counted())
def test_any_counts(student: Student, counts: Counts) -> None:
    check(student, counts, counts[::-1])


@points(
    1,
    zh="选择不改动 counts。",
    en="Choosing leaves counts unchanged.",
)
def test_counts_are_left_alone(student: Student) -> None:
    counts = [[20, 5, 4], [3, 60, 9], [20, 4, 9]]
    answer = student.best_pair(counts=counts)
    answer["pair"].equals(best(counts))
    answer["counts afterwards"].equals(np.array([[3, 60, 9], [20, 4, 9], [20, 5, 4]]))
