"""TODO 4b: every occurrence of the pair becomes the new id, from left to right, none used twice."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from autograder.suite import Student, points
from tests.hidden.splits import split_of
from tests.hidden.step1_tokenizer.oracles import merged

Case = tuple[list[int], list[int], int]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A word of few different ids, a pair that stands in it, and a new id, sometimes one that is there already."""
    number = st.sampled_from([1, 2, 300])
    ids = draw(st.lists(number, min_size=2, max_size=12))
    place = draw(st.integers(0, len(ids) - 2))
    return ids, ids[place : place + 2], draw(st.sampled_from([400, 70_000, 2]))


def check(student: Student, *cases: Case) -> None:
    """Ask all of the cases, then compare each with what scanning from the left gives."""
    answers = [student.merge(ids=ids, pair=pair, new_id=new_id) for ids, pair, new_id in cases]
    for answer, case in zip(answers, cases, strict=True):
        expected = merged(*case)
        with split_of(answer, "merged", expected):
            answer["merged"].equals(expected)


@points(
    4,
    zh="每一处的这一对都换成新编号，不只是第一处；别的编号照原来的顺序留下。",
    en="Every occurrence of the pair becomes the new id, not only the first; all other ids stay in their order.",
)
def test_every_occurrence(student: Student) -> None:
    check(
        student,
        ([9, 4, 6, 2, 4, 6, 4, 6, 8], [4, 6], 310),
        ([70, 30, 12, 70, 30, 5], [70, 30], 256),
        ([2, 3, 1] * 120 + [2], [2, 3], 258),
    )


@points(
    4,
    zh="两个编号相同时也不重叠：从左开始，每个编号最多用一次，所以奇数个里最后剩下一个。",
    en="When both ids are the same, there is no overlap: from the left on, each id is used once at most, so of an odd number "
    "the last one is left over.",
)
def test_no_overlaps(student: Student) -> None:
    check(
        student,
        ([7, 7, 7], [7, 7], 290),
        ([7, 7, 7, 7, 7, 2, 7, 7], [7, 7], 290),
        ([3, 5, 5, 5, 5, 3], [5, 5], 400),
    )


@points(
    3,
    zh="两个编号都要对上，而且顺序也要对：只有左边对、只有右边对、左右反过来，都照抄。",
    en="Both ids have to agree, and their order too: where only the left one does, or only the right one, or they stand "
    "the other way round, they are copied.",
)
def test_both_ids_in_order(student: Student) -> None:
    check(
        student,
        ([11, 13, 12, 11, 12, 13, 12, 11, 11], [11, 12], 500),
        ([2, 1, 2, 2, 1, 1], [1, 2], 256),
        ([211, 121, 11, 12, 112], [11, 12], 500),
    )


@points(
    3,
    zh="一对可以在最前、在最后，也可以就是整个词；最后一个编号不会丢，空的词和只有一个编号的词照原样返回。",
    en="The pair may stand at the beginning or at the end, or be the whole word; the last id isn't lost; empty words and "
    "words with a single id come back as they are.",
)
def test_at_the_ends(student: Student) -> None:
    check(
        student,
        ([6, 8, 1], [6, 8], 270),
        ([1, 5, 6, 8], [6, 8], 270),
        ([6, 8], [6, 8], 270),
        ([6], [6, 8], 270),
        ([], [6, 8], 270),
    )


@points(
    2,
    zh="刚换上的新编号不再参加这一次合并，词里本来就有的 new_id 也一样可以合并；编号可以远大于 255。",
    en="The new id that was just put in takes no further part in this merge, and a new_id that stood in the word before is "
    "an id like any other; ids may be far above 255.",
)
def test_new_id_takes_no_part(student: Student) -> None:
    check(
        student,
        ([4, 9, 9, 9], [4, 9], 4),
        ([80_000, 512, 80_000, 512, 512], [80_000, 512], 512),
        ([300, 5, 6, 300], [5, 6], 300),
    )


@points(
    3,
    zh="不论是什么词和哪一对：词不会变长，把新编号拆回那一对就得到原来的词。",
    en="Whatever the word and the pair: the word never gets longer, and splitting the new ids into the pair again gives "
    "the word back.",
)
@settings(max_examples=25)
@example(case=([1, 1, 2, 1, 2, 2], [1, 2], 256))
@given(case=cases())
def test_any_word(student: Student, case: Case) -> None:
    check(student, (case[0], case[1], case[2]))


@points(
    1,
    zh="合并返回一个新列表，不改动传进来的列表。",
    en="Merging returns a new list and leaves the one that it was given unchanged.",
)
def test_ids_are_left_alone(student: Student) -> None:
    ids = [15, 14, 15, 14, 14]
    answer = student.merge(ids=ids, pair=[15, 14], new_id=600)
    answer["merged"].equals(merged(ids, [15, 14], 600))
    answer["ids afterwards"].equals(ids)
