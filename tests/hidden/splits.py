"""Puts into a failing test's evidence how a word or a text was split, beside the right way: the page draws both.

A test that passes costs nothing: series are made when a comparison has failed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise

import msgspec
import numpy as np

from autograder.suite import Mismatch, Result

Pieces = Callable[[Sequence[int]], list[str]]
LONGEST = 60  # more tokens than a picture can show


def as_they_are(ids: Sequence[int]) -> list[str]:
    """Ids as tokens."""
    return [str(number) for number in ids]


def cut(text: str) -> Pieces:
    """The pieces of a text from how many bytes each has; � where a character is cut. None where they aren't its bytes."""
    data = text.encode()

    def pieces(sizes: Sequence[int]) -> list[str]:
        if sum(sizes) != len(data):
            return []
        ends = np.cumsum([0, *sizes]).tolist()
        return [data[begin:end].decode("utf-8", "replace") for begin, end in pairwise(ends)]

    return pieces


@contextmanager
def split_of(
    answer: Result, part: str, expected: Sequence[int], pieces: Pieces = as_they_are, name: str = ""
) -> Iterator[None]:
    """A Mismatch that leaves this block carries the part of the answer and the right one, as pieces.

    ``name`` is the series, where it isn't the part's.
    """
    try:
        yield
    except Mismatch as mismatch:
        try:
            got = answer[part].value
        except Mismatch:  # an exception came back: there is nothing to draw
            got = None
        if mismatch.evidence and isinstance(got, np.ndarray) and max(len(got), len(expected)) <= LONGEST:
            name = name or part
            series = {name: pieces(got.tolist()), f"expected_{name}": pieces(list(expected))}
            if got.size == len(series[name]):
                mismatch.evidence = msgspec.structs.replace(mismatch.evidence, series=series)
        raise
