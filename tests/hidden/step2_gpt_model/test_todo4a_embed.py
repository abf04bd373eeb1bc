"""TODO 4a: the token's vector plus the position's, positions from 0."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.suite import Student, points
from tests.hidden.step2_gpt_model.oracles import embed
from tests.hidden.tensors import check, check_unchanged

TABLES = {"vocabulary": 7, "block_size": 6, "width": 3}


@st.composite
def batches(draw: st.DrawFn) -> list[list[int]]:
    """Ids of [B, T], T up to the block size."""
    length = draw(st.integers(1, TABLES["block_size"]))
    row = st.lists(st.integers(0, TABLES["vocabulary"] - 1), min_size=length, max_size=length)
    return draw(st.lists(row, min_size=1, max_size=4))


@points(
    4,
    zh="每个位置的向量是词的向量加上位置的向量，位置在每个序列里从 0 数起：同一个词在不同的位置，向量不同。",
    en="The vector of a place is its token's plus its position's, positions counted from 0 in each sequence: the same token "
    "at two places has two vectors.",
)
def test_values_and_gradients(student: Student) -> None:
    batch = [[6, 0, 6, 2], [1, 1, 1, 5], [3, 4, 0, 0]]
    answer = student.embedded(seed=61, ids=batch, **TABLES)
    check(answer, embed(61, batch, **TABLES))


@points(
    2,
    zh="窗口可以比 block_size 短，也可以正好一样长；一个序列、一个词也行。",
    en="A window may be shorter than block_size or just as long; one sequence, one token will do as well.",
)
def test_shortest_and_longest(student: Student) -> None:
    batches = [[[4]], [[2, 5, 0, 6, 1, 3]], [[2], [5], [0], [6]]]
    answers = [student.embedded(seed=62, ids=batch, **TABLES) for batch in batches]
    for answer, batch in zip(answers, batches, strict=True):
        check(answer, embed(62, batch, **TABLES))


@points(
    3,
    zh="对任何一批编号都一样；梯度到达两张表。",
    en="It is the same for every batch of ids; gradients reach both tables.",
)
@settings(max_examples=4)
@given(seed=st.integers(0, 9999), ids=batches())
def test_any_batch(student: Student, seed: int, ids: list[list[int]]) -> None:
    check(student.embedded(seed=seed, ids=ids, **TABLES), embed(seed, ids, **TABLES))


@points(
    1,
    zh="input_ids 本身不变。",
    en="input_ids itself stays as it is.",
)
def test_ids_are_left_alone(student: Student) -> None:
    batch = [[3, 6], [0, 2]]
    answer = student.embedded(seed=63, ids=batch, **TABLES)
    check(answer, embed(63, batch, **TABLES))
    check_unchanged(answer, embed(63, batch, **TABLES).inputs)
