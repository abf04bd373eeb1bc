"""TODO 3: what you can check yourself. The hidden suite asks for other words as well."""

from __future__ import annotations

import numpy as np

from autograder.suite import Student, points


@points(
    0,
    zh="每个编号和它右边的邻居是一对；一个词出现几次，它的每一对就算几次；不同的词里的同一对加在一起。",
    en="Each id and its neighbour on the right are a pair; each pair counts as often as its word occurs; the same pair in "
    "several words adds up.",
)
def test_pairs(student: Student) -> None:
    answer = student.count_pairs(words=[[[1, 2, 3], 10], [[2, 3], 5], [[7], 4]])
    answer["counts"].equals(np.array([[1, 2, 10], [2, 3, 15]]))


@points(
    0,
    zh="对是有顺序的；位置可以重叠：[4, 4, 4] 里 (4, 4) 出现两次。",
    en="Pairs have an order; places may overlap: in [4, 4, 4] the pair (4, 4) occurs twice.",
)
def test_order_and_overlap(student: Student) -> None:
    ordered = student.count_pairs(words=[[[1, 2, 1], 1]])
    overlapping = student.count_pairs(words=[[[4, 4, 4], 3]])
    ordered["counts"].equals(np.array([[1, 2, 1], [2, 1, 1]]))
    overlapping["counts"].equals(np.array([[4, 4, 6]]))


@points(
    0,
    zh="词和词之间不算相邻；空的词没有对；words 保持不变。",
    en="The end of a word and the beginning of the next are no neighbours; an empty word has no pairs; words stays as it is.",
)
def test_borders(student: Student) -> None:
    answer = student.count_pairs(words=[[[5, 6], 1], [[], 3], [[8, 9], 1]])
    answer["counts"].equals(np.array([[5, 6, 1], [8, 9, 1]]))
    answer["words afterwards"].equals([2, 1, 0, 3, 2, 1])
