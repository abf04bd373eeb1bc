"""TODO 1c: each place stands opposite the label of the next; two rows of n - 1."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.suite import Result, Student, points
from tests.hidden.splits import split_of
from tests.hidden.step4_sft.oracles_todo1c_shift import shifted

Question = tuple[list[int], list[int]]
END, USER, ASSISTANT = 1018, 1019, 1020


@st.composite
def conversations(draw: st.DrawFn) -> Question:
    """Ids, and labels that are these or -100, at least one of each."""
    ids = draw(st.lists(st.sampled_from([0, 1, 7, 65, 260, END, USER]), min_size=3, max_size=12))
    counts = draw(st.lists(st.booleans(), min_size=len(ids), max_size=len(ids)))
    counts[draw(st.integers(1, len(ids) - 1))] = True
    if all(counts[1:]):
        counts[draw(st.integers(1, len(ids) - 1))] = False
    return ids, [one if counted else -100 for one, counted in zip(ids, counts, strict=True)]


def check(answer: Result, ids: list[int], labels: list[int]) -> None:
    """Both rows, to the last id; the picture shows the first that is wrong."""
    for part, expected in zip(("input_ids", "targets"), shifted(ids, labels), strict=True):
        with split_of(answer, part, expected):
            answer[part].equals(expected)


def ask(student: Student, *questions: Question) -> None:
    """All of the questions, then the comparisons."""
    answers = [student.shift(ids=ids, labels=labels) for ids, labels in questions]
    for answer, question in zip(answers, questions, strict=True):
        check(answer, *question)


def counted_from(place: int, ids: list[int]) -> Question:
    """A conversation whose tokens count from that place on."""
    return ids, [-100] * place + ids[place:]


@points(
    5,
    zh="输入是没有最后一个的 ids，目标是没有第一个的 labels：两排各 n - 1 个，每个位置对着下一个位置的标签。",
    en="The input is ids without the last, the targets are labels without the first: two rows of n - 1, each place opposite "
    "the label of the next.",
)
def test_opposite_the_next_label(student: Student) -> None:
    ask(
        student,
        counted_from(5, [USER, 40, 41, END, ASSISTANT, 50, 51, 52, END]),
        counted_from(3, [USER, END, ASSISTANT, 70, END]),
        counted_from(7, [USER, 3, 4, 5, 6, END, ASSISTANT, END]),
    )


@points(
    3,
    zh="-100 在开头、中间和末尾都照样保留，编号 0 也是；几轮对话也一样。",
    en="-100 stays at the beginning, in between and at the end, and so does the id 0; several turns make no difference.",
)
def test_what_counts_stays(student: Student) -> None:
    ask(
        student,
        (
            [USER, 8, END, ASSISTANT, 0, 9, END, USER, 0, END, ASSISTANT, 2, END],
            [-100, -100, -100, -100, 0, 9, END, -100, -100, -100, -100, 2, END],
        ),
        ([ASSISTANT, 0, 0, END, USER, 6, END], [-100, 0, 0, END, -100, -100, -100]),
        ([USER, 11, 12, END], [-100, -100, -100, -100]),
    )


@points(
    2,
    zh="很短的（两个编号）和很长的对话也一样。",
    en="Very short conversations (two ids) and long ones are no exception.",
)
def test_short_and_long(student: Student) -> None:
    ask(
        student,
        ([ASSISTANT, END], [-100, END]),
        ([USER, END], [-100, -100]),
        counted_from(1, [ASSISTANT, 17, END]),
        counted_from(31, [USER, *range(100, 129), END, *range(300, 420), END]),
    )


@points(
    4,
    zh="对任何对话都一样：哪里算、哪里不算，由 labels 说了算。",
    en="It is the same for every conversation: labels alone say what counts.",
)
@settings(max_examples=10)
@given(question=conversations())
def test_any_conversation(student: Student, question: Question) -> None:
    ask(student, question)


@points(
    1,
    zh="ids 和 labels 本身不变。",
    en="ids and labels themselves stay as they are.",
)
def test_lists_are_left_alone(student: Student) -> None:
    ids, labels = counted_from(4, [USER, 21, END, ASSISTANT, 22, 23, END])
    answer = student.shift(ids=ids, labels=labels)
    check(answer, ids, labels)
    answer["ids afterwards"].equals(ids)
    answer["labels afterwards"].equals(labels)
