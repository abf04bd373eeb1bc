"""TODO 2: padded on the right to the longest, inputs with pad_id, targets with -100, every row in its place."""

from __future__ import annotations

from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.suite import Result, Student, points
from tests.hidden.matrices import drawn
from tests.hidden.step4_sft.oracles_todo2_collate import batch, in_a_row, series

Examples = list[list[list[int]]]
PAD = 1021


@st.composite
def batches(draw: st.DrawFn) -> tuple[Examples, int]:
    """Examples of at least two lengths, and a padding mark that may be one of the real ids."""
    lengths = draw(
        st.lists(st.integers(1, 6), min_size=2, max_size=4).filter(lambda some: len(set(some)) > 1)
    )
    ids = st.sampled_from([0, 2, 3, 260, 1019])
    labels = st.sampled_from([-100, 0, 2, 3, 260, 1019])
    examples = [
        [draw(st.lists(row, min_size=length, max_size=length)) for row in (ids, labels)] for length in lengths
    ]
    return examples, draw(st.sampled_from([2, 3, 1019, PAD]))


def check(answer: Result, examples: Examples, pad_id: int) -> None:
    """Both tensors, to the last id; the picture shows the first that is wrong."""
    for part, expected in batch(examples, pad_id).items():
        with drawn(partial(series, answer, part, expected)):
            answer[part].equals(expected)


def ask(student: Student, *questions: tuple[Examples, int]) -> None:
    """All of the questions, then the comparisons."""
    answers = [student.collate(examples=examples, pad_id=pad_id) for examples, pad_id in questions]
    for answer, question in zip(answers, questions, strict=True):
        check(answer, *question)


def counting(*lengths: int) -> Examples:
    """Examples of these lengths, all of whose ids differ; the first target of each doesn't count."""
    examples, first = [], 10
    for length in lengths:
        ids = list(range(first, first + length + 1))
        examples.append([ids[:-1], [-100, *ids[2:]]])
        first += length + 1
    return examples


@points(
    5,
    zh="短的在右边补到最长的那么长：输入补 pad_id，目标补 -100；第 i 行就是第 i 个例子。",
    en="Short rows are filled up on the right to the longest: inputs with pad_id, targets with -100; row i is example i.",
)
def test_to_the_longest(student: Student) -> None:
    ask(student, (counting(5, 2), PAD), (counting(3, 6, 4), 259), (counting(2, 3, 2, 7), 4))


@points(
    3,
    zh="真正的词元照样保留：等于 pad_id 的、0、目标里原来的 -100；pad_id 是 0 也可以。",
    en="Real tokens stay: those that equal pad_id, 0, and the -100 that targets hold already; pad_id may be 0, too.",
)
def test_real_tokens_stay(student: Student) -> None:
    ask(
        student,
        ([[[7, 3, 7, 7], [3, 7, 7, 1]], [[7, 8], [8, 7]]], 7),
        ([[[0, 1], [1, 0]], [[4, 0, 0], [0, -100, 0]]], PAD),
        ([[[5, 0, 6], [0, 6, 2]], [[9], [0]]], 0),
        ([[[2, 6, 1, 3], [-100, -100, 3, -100]], [[8, 8], [-100, 8]]], 3),
    )


@points(
    2,
    zh="只有一个例子、一样长的例子、只有一个词元的例子、很多例子，都可以。",
    en="One example only, examples of the same length, examples of one token, and many of them: all are fine.",
)
def test_edges(student: Student) -> None:
    ask(
        student,
        (counting(4), PAD),
        (counting(3, 3), PAD),
        (counting(1, 1, 2), 8),
        (counting(*(1 + 5 * row % 11 for row in range(12))), 5),
        (counting(70, 3), PAD),
    )


@points(
    4,
    zh="对任何长度、任何编号和任何 pad_id 都一样。",
    en="It is the same for all lengths, ids and padding marks.",
)
@settings(max_examples=10)
@given(question=batches())
def test_any_batch(student: Student, question: tuple[Examples, int]) -> None:
    ask(student, question)


@points(
    1,
    zh="例子本身不变，顺序也不变。",
    en="The examples themselves stay as they are, and so does their order.",
)
def test_examples_are_left_alone(student: Student) -> None:
    examples = counting(3, 1, 4)
    answer = student.collate(examples=examples, pad_id=PAD)
    check(answer, examples, PAD)
    answer["examples afterwards"].equals(in_a_row(examples))
