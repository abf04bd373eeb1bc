"""TODO 3: how often each pair of neighbours occurs."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from autograder.suite import Student, points
from tests.hidden.step1_tokenizer.oracles import pair_counts

Words = list[list[Any]]  # [ids, n] each

IDS = st.lists(st.sampled_from([0, 1, 2, 300, 70_000]), max_size=6)


@st.composite
def some_words(draw: st.DrawFn) -> Words:
    """Up to five words, at least one of them with a pair."""
    words: Words = [[draw(IDS), draw(st.integers(1, 2000))] for _ in range(draw(st.integers(0, 4)))]
    return [*words, [[*draw(IDS), 1, 2], draw(st.integers(1, 2000))]]


def check(student: Student, *questions: Words) -> None:
    """Ask about each of the lists of words, then compare with what counting over all positions gives."""
    answers = [student.count_pairs(words=words) for words in questions]
    for answer, words in zip(answers, questions, strict=True):
        answer["counts"].equals(np.array(pair_counts(words)).reshape(-1, 3))


@points(
    4,
    zh="一个词里，每个编号和它右边的邻居是一对；对是有顺序的，(左, 右) 和 (右, 左) 分开数。",
    en="In a word, every id and its neighbour on the right are a pair; pairs have an order: (left, right) and (right, left) "
    "are counted apart.",
)
def test_pairs_of_a_word(student: Student) -> None:
    check(student, [[[40, 7, 90, 12], 1]], [[[8, 3, 8, 3, 3, 8], 1]])


@points(
    4,
    zh="一个词出现 n 次，它的每一对就算 n 次。",
    en="A word that occurs n times counts each of its pairs n times.",
)
def test_words_count_as_often_as_they_occur(student: Student) -> None:
    check(student, [[[21, 22, 23], 6]], [[[4, 5], 1000], [[5, 4], 3]])


@points(
    3,
    zh="同一对在不同的词里出现，次数加在一起；一个词的末尾和下一个词的开头不是邻居。",
    en="A pair that occurs in several words has the sum of their counts; the end of one word and the beginning of the next "
    "are no neighbours.",
)
def test_several_words(student: Student) -> None:
    check(student, [[[1, 2, 6], 4], [[6, 1, 2], 5], [[2, 6], 9]], [[[7, 8], 2], [[9, 7], 3], [[7, 8], 1]])


@points(
    3,
    zh="位置可以重叠：k 个相同的编号里有 k - 1 对；同一个词里重复出现的一对，每次都算。",
    en="Places may overlap: k equal ids hold k - 1 pairs; and a pair that comes again in the same word counts each time.",
)
def test_repeated_pairs(student: Student) -> None:
    check(student, [[[5, 5, 5, 5], 2]], [[[1, 2, 1, 2, 1, 2], 3]], [[[6, 6], 1], [[6, 6, 6], 10]])


@points(
    2,
    zh="空的词和只有一个编号的词里没有对；没有出现过的对不是键，所以结果里没有 0。",
    en="Empty words and words with a single id hold no pair; pairs that don't occur are no keys, so nothing has the count 0.",
)
def test_short_words(student: Student) -> None:
    check(student, [[[], 8], [[3], 50], [[3, 11], 2], [[11], 6]], [[[2, 9, 4], 1], [[], 1]])


@points(
    3,
    zh="不论是什么词：结果和逐个位置数出来的一样，次数加起来是所有词的 n ·（长度 - 1）之和；没有词就是空字典。",
    en="Whatever the words: the result is what counting place by place gives, and the counts add up to the sum of "
    "n · (length - 1) over the words; no words give an empty dictionary.",
)
@settings(max_examples=20)
@example(words=[[[104, 105], 10], [[104, 105, 104], 1], [[105], 100]])
@given(words=some_words())
def test_any_words(student: Student, words: Words) -> None:
    check(student, words, [])


@points(
    1,
    zh="数数不改动传进来的词。",
    en="Counting leaves the words unchanged.",
)
def test_words_are_left_alone(student: Student) -> None:
    words: Words = [[[14, 15, 14, 15], 2], [[16], 7], [[15, 14], 30]]
    answer = student.count_pairs(words=words)
    answer["counts"].equals(np.array(pair_counts(words)))
    answer["ids afterwards"].equals([14, 15, 14, 15, 16, 15, 14])
    answer["words afterwards"].equals([4, 2, 1, 7, 2, 30])
