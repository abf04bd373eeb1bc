"""TODO 6 (optional): the past first, the new behind it, along the positions."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.suite import Result, Student, alike, points
from tests.hidden.tensors import check_close, drawn


def handed_over(seed: int, shape: list[int], lengths: list[int]) -> dict[str, np.ndarray]:
    """k and v of each part, and the keys and values of the cache after it, in this order."""
    rng = np.random.default_rng(seed)
    batch, heads, width = shape
    parts: list[list[np.ndarray]] = []
    seen: list[np.ndarray] = []
    for length in lengths:
        parts.append([drawn(rng, (batch, heads, length, width)) for _ in range(2)])
        seen += [*parts[-1], *(np.concatenate(column, axis=2) for column in zip(*parts, strict=True))]
    return {str(number): one for number, one in enumerate(seen)}


def check(answer: Result, seed: int, shape: list[int], lengths: list[int]) -> None:
    """Position by position, what the driver drew."""
    rng = np.random.default_rng(seed)
    batch, heads, width = shape
    whole = np.zeros((2, batch, heads, sum(lengths), width))
    start = 0
    for length in lengths:
        for number in range(2):
            whole[number, :, :, start : start + length] = drawn(rng, (batch, heads, length, width))
        start += length
    check_close(answer["keys"], whole[0])
    check_close(answer["values"], whole[1])


@points(
    0,
    zh="还没有过去（None）时，缓存就是新的 keys 和 values。",
    en="With no past yet (None), the cache is the new keys and values.",
)
def test_from_nothing(student: Student) -> None:
    check(student.extended(seed=91, shape=[2, 3, 4], lengths=[5]), 91, [2, 3, 4], [5])


@points(
    0,
    zh="过去在前，新的接在后面，沿着位置的轴；keys 归 keys，values 归 values。",
    en="The past first and the new behind it, along the axis of positions; keys to keys, values to values.",
)
def test_grows(student: Student) -> None:
    cases = (([1, 2, 4], [3, 1, 1]), ([3, 3, 3], [3, 1, 1]), ([2, 2, 3], [2, 2]))
    answers = [student.extended(seed=92, shape=shape, lengths=lengths) for shape, lengths in cases]
    for answer, (shape, lengths) in zip(answers, cases, strict=True):
        check(answer, 92, shape, lengths)


@points(
    0,
    zh="对任何形状和任何次数都一样；旧的缓存和新的 k、v 本身不变。",
    en="It is the same for every shape and any number of times; the old cache and the new k, v stay as they are.",
)
@settings(max_examples=8)
@given(
    seed=st.integers(0, 9999),
    shape=st.lists(st.integers(1, 3), min_size=3, max_size=3),
    lengths=st.lists(st.integers(1, 3), min_size=1, max_size=5),
)
def test_any_lengths(student: Student, seed: int, shape: list[int], lengths: list[int]) -> None:
    answer = student.extended(seed=seed, shape=shape, lengths=lengths)
    check(answer, seed, shape, lengths)
    answer.concluded(
        "unchanged",
        alike(answer["arguments afterwards"].value, handed_over(seed, shape, lengths)),
        zh="参数里的张量被改变了",
        en="a tensor among the arguments was changed",
    )
