"""TODO 4c: what you can check yourself. The hidden suite asks for other words and merges as well.

These checks hand in a simpler `merge` in place of your TODO 4b. "keeps_the_left" puts the new id in the place of the pair
and drops what stands on the right of it; "keeps_the_right" drops what stands on the left. So each TODO is checked alone.
"""

from __future__ import annotations

import numpy as np

from autograder.suite import Student, points

MERGES = [[1, 2, 256], [2, 3, 257], [256, 3, 258]]


@points(
    0,
    zh="有几对可以合并时，先合并新编号最小的（最早学到的），不论它在词里的什么位置。",
    en="When several pairs can be merged, the one with the smallest new id (learned first) comes first, wherever it stands.",
)
def test_learned_first_comes_first(student: Student) -> None:
    answer = student.apply_merges(ids=[2, 3, 1, 2], merges=MERGES, puppet="keeps_the_right")
    answer["merges asked for"].equals(np.array([[1, 2, 256, 4]]))
    answer["ids"].equals([256])


@points(
    0,
    zh="合并之后再看一遍：新的编号又能和邻居组成一对。",
    en="After a merge, look again: the new id can form a pair with its neighbours.",
)
def test_until_nothing_is_left(student: Student) -> None:
    answer = student.apply_merges(ids=[1, 2, 3], merges=MERGES, puppet="keeps_the_right")
    answer["merges asked for"].equals(np.array([[1, 2, 256, 3], [256, 3, 258, 2]]))
    answer["ids"].equals([258])


@points(
    0,
    zh="先后看新编号的大小，不看字典的顺序；没有可合并的对就照原样返回。",
    en="The order is that of the new ids, not of the dictionary; without a pair to merge the ids come back as they are.",
)
def test_order_and_nothing_to_do(student: Student) -> None:
    ordered = student.apply_merges(ids=[5, 6, 7], merges=[[5, 6, 400], [6, 7, 300]], puppet="keeps_the_left")
    nothing = student.apply_merges(ids=[3, 1], merges=MERGES, puppet="keeps_the_left")
    ordered["merges asked for"].equals(np.array([[6, 7, 300, 3]]))
    ordered["ids"].equals([5, 300])
    nothing["ids"].equals([3, 1])
