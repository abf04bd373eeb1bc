"""TODO 4c: the merges in the order in which they were learned, by the merge that is handed in."""

from __future__ import annotations

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from autograder.suite import Student, points
from tests.hidden.splits import split_of
from tests.hidden.step1_tokenizer.oracles import applied

Merges = list[list[int]]  # [left, right, new id] each
Case = tuple[list[int], Merges]
PUPPETS = ("keeps_the_left", "keeps_the_right")

# Learned in this order: ab, bc, abc, abcd; and cd, which comes late.
TABLE: Merges = [[1, 2, 256], [2, 3, 257], [256, 3, 258], [258, 4, 259], [3, 4, 260]]


@st.composite
def tables(draw: st.DrawFn) -> Case:
    """A word, and merges as they could have been learned, in any order in the dictionary."""
    known = [1, 2, 3]
    merges: Merges = []
    new_id = 255
    for _ in range(draw(st.integers(1, 6))):
        pair = [draw(st.sampled_from(known)), draw(st.sampled_from(known))]
        new_id += draw(st.integers(1, 40))
        if pair not in [merge[:2] for merge in merges]:
            merges.append([*pair, new_id])
            known.append(new_id)
    ids = draw(st.lists(st.sampled_from(known), max_size=7))
    return ids + merges[-1][:2] + draw(st.lists(st.sampled_from(known), max_size=4)), draw(
        st.permutations(merges)
    )


def check(student: Student, *cases: Case, puppets: tuple[str, ...] = PUPPETS) -> None:
    """Ask each of the cases with each of the puppets, then compare what is left and what was merged."""
    questions = [(ids, merges, puppet) for ids, merges in cases for puppet in puppets]
    answers = [
        student.apply_merges(ids=ids, merges=merges, puppet=puppet) for ids, merges, puppet in questions
    ]
    for answer, question in zip(answers, questions, strict=True):
        left_over, asked = applied(*question)
        with split_of(answer, "ids", left_over):
            answer["ids"].equals(left_over)
            answer["merges asked for"].equals(np.array(asked).reshape(-1, 4))


@points(
    4,
    zh="有几对可以合并时，先合并新编号最小的那一对（最早学到的），不论它在词里的什么位置。",
    en="When several pairs can be merged, the one with the smallest new id (learned first) comes first, wherever in the "
    "word it stands.",
)
def test_learned_first_comes_first(student: Student) -> None:
    check(student, ([2, 3, 1, 2], TABLE), ([3, 4, 2, 3, 9], TABLE), ([9, 2, 3, 4, 1, 2], TABLE))
    check(student, ([2, 3, 9, 2, 3, 1, 2], TABLE), ([3, 4, 9, 2, 3, 9, 2, 3, 9, 1, 2], TABLE))


@points(
    3,
    zh="合并之后再看一遍，因为会出现新的对；直到相邻的对里没有一个在 merges 里。",
    en="After a merge there are new pairs, so look again, until no pair of neighbours is in merges.",
)
def test_until_nothing_is_left(student: Student) -> None:
    check(student, ([1, 2, 3, 4], TABLE), puppets=("keeps_the_right",))
    check(student, ([7, 7, 1, 2], [[1, 2, 300], [7, 300, 310], [7, 310, 320]]), ([2, 3], TABLE))
    check(student, ([1, 2, 8, 9], [[1, 2, 300], [300, 8, 310], [310, 9, 320]]), puppets=("keeps_the_right",))


@points(
    3,
    zh="学习的先后看新编号的大小，不看字典的顺序；编号之间可以有空缺。",
    en="What was learned first is told by the size of the new id, not by the order of the dictionary; there may be gaps "
    "between the ids.",
)
def test_order_of_the_dictionary(student: Student) -> None:
    check(
        student,
        ([5, 6, 7], [[5, 6, 910], [6, 7, 333]]),
        ([8, 8, 6, 5], [[6, 5, 700], [8, 6, 699], [8, 8, 4000]]),
    )


@points(
    2,
    zh="每次合并都交给参数 merge，并把它的结果接着用下去。",
    en="Every merge is left to the argument merge, and its result is what goes on.",
)
def test_given_merge_is_used(student: Student) -> None:
    check(student, ([4, 1, 2, 4, 1, 2, 4], TABLE), ([1, 2, 1, 2, 3], TABLE))


@points(
    2,
    zh="不论是什么词和什么合并表，都是如此。",
    en="It holds whatever the word and the table of merges.",
)
@settings(max_examples=25)
@example(case=([104, 101, 108, 108, 111], [[104, 101, 256], [108, 108, 257], [256, 257, 258]]))
@given(case=tables())
def test_any_word(student: Student, case: Case) -> None:
    check(student, (case[0], case[1]))


@points(
    1,
    zh="空的词、只有一个编号的词、没有可合并的对的词照原样返回；传进来的列表和 merges 不改动。",
    en="Empty words, words with a single id and words without a pair to merge come back as they are; the list and merges "
    "that were given stay unchanged.",
)
def test_nothing_to_merge(student: Student) -> None:
    check(student, ([], TABLE), ([2], TABLE), ([3, 2, 1], TABLE), ([1, 2], []))
    answer = student.apply_merges(ids=[6, 1, 2], merges=TABLE, puppet="keeps_the_left")
    answer["ids"].equals([6, 256])
    answer["ids afterwards"].equals([6, 1, 2])
    answer["merges afterwards"].equals(np.array(sorted(TABLE)))
