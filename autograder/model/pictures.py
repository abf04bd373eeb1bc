"""Pictures of an answer beside the right one, as data: a terminal and a page draw the same four kinds.

What is drawn of an answer is declared beside the driver's function (``declared.py``).
"""

from __future__ import annotations

import difflib
import math
from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np

from autograder.model.verdict import Text

LARGEST_MATRIX = 12
MOST_TOKENS = 60
SAME_RELATIVE, SAME_ABSOLUTE = 1e-4, 1e-6  # what a picture shows as equal


class Row(msgspec.Struct, frozen=True):
    """A part of the answer that is a stretch of a text; it belongs ``offset`` places behind the window's begin.

    ``got`` is None where nothing came back that could be drawn.
    """

    part: str
    offset: int
    expected: list[Any]
    got: list[Any] | None = None


class Windows(msgspec.Struct, frozen=True, tag="windows"):
    """A text of whole numbers, and rows that should be stretches of it. ``begin`` is the place of the window."""

    text: list[int]
    begin: int
    rows: list[Row]

    def place(self, row: Row, numbers: Sequence[Any]) -> int | None:
        """Where the numbers stand in the text, nearest to where the row belongs; None when they stand nowhere."""
        wanted, length = self.begin + row.offset, len(numbers)
        last = len(self.text) - length if length else -1
        found = [place for place in range(last + 1) if self.text[place : place + length] == list(numbers)]
        return min(found, key=lambda place: abs(place - wanted), default=None)


class Curve(msgspec.Struct, frozen=True):
    """The student's values at some steps, and the right ones at some, both as (step, value)."""

    name: Text
    along: str
    got: list[tuple[float, float]]
    expected: list[tuple[float, float]]


class Curves(msgspec.Struct, frozen=True, tag="curves"):
    """Curves that belong together. ``ends``: look at the first and the last point first."""

    curves: list[Curve]
    caption: Text | None = None
    ends: bool = False


class Token(msgspec.Struct, frozen=True):
    """A piece of a text, its blanks made visible. ``differs``: the other split has no such piece here."""

    text: str
    differs: bool = False


class Tokens(msgspec.Struct, frozen=True, tag="tokens"):
    """Two splits of the same text."""

    got: list[Token]
    expected: list[Token]


class Cell(msgspec.Struct, frozen=True):
    """An entry of a matrix: its number in short, how large it is from 0 to 1, whether it differs from the other's."""

    text: str
    shade: float
    differs: bool = False


class Matrix(msgspec.Struct, frozen=True, tag="matrix"):
    """Two matrices of the same size. ``index`` says which of a stack they are; ``first_row`` and ``first_column``
    where the part that is shown begins; ``rows`` and ``columns`` what the axes are.
    """

    got: list[list[Cell]]
    expected: list[list[Cell]]
    rows: Text
    columns: Text
    index: list[int] = []
    first_row: int = 0
    first_column: int = 0


Picture = Windows | Curves | Tokens | Matrix


def tokens_of(got: Sequence[str], expected: Sequence[str]) -> Tokens | None:
    """Both splits with what is not in the other marked; None when they are the same, or too long to be looked at."""
    if list(got) == list(expected) or max(len(got), len(expected)) > MOST_TOKENS:
        return None
    blocks = difflib.SequenceMatcher(None, got, expected, autojunk=False).get_matching_blocks()
    mine = {block.a + place for block in blocks for place in range(block.size)}
    right = {block.b + place for block in blocks for place in range(block.size)}
    return Tokens(
        [Token(visible(text), place not in mine) for place, text in enumerate(got)],
        [Token(visible(text), place not in right) for place, text in enumerate(expected)],
    )


def visible(text: str) -> str:
    """A piece of text with its blanks to be seen, and without control characters, which could steer a terminal."""
    shown = text.replace("\n", "↵").replace("\t", "→").replace(" ", "␣")
    return "".join(character if character.isprintable() else "�" for character in shown) or "∅"


def matrix_of(got: np.ndarray, expected: np.ndarray, rows: Text, columns: Text) -> Matrix | None:
    """The first two matrices of two stacks [..., M, N] that differ; None when none do, or their shapes do.

    Of large ones, the part around the first difference is taken.
    """
    if got.shape != expected.shape or got.ndim < 2 or {got.dtype.kind, expected.dtype.kind} - set("biuf"):
        return None
    mine, right = got.astype(float), expected.astype(float)
    differs = ~np.isclose(mine, right, rtol=SAME_RELATIVE, atol=SAME_ABSOLUTE, equal_nan=True)
    if not differs.any():
        return None
    *index, row, column = (int(place) for place in np.argwhere(differs)[0])
    top, left = (
        max(0, min(place - 2, size - LARGEST_MATRIX))
        for place, size in zip((row, column), mine.shape[-2:], strict=True)
    )
    part = (*index, slice(top, top + LARGEST_MATRIX), slice(left, left + LARGEST_MATRIX))
    mine, right, differs = mine[part], right[part], differs[part]
    finite = np.concatenate([each[np.isfinite(each)] for each in (mine, right)])
    low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 0.0)

    def cells(values: np.ndarray) -> list[list[Cell]]:
        return [
            [
                Cell(short(value), _shade(value, low, high), bool(off))
                for value, off in zip(line, wrong, strict=True)
            ]
            for line, wrong in zip(values.tolist(), differs, strict=True)
        ]

    return Matrix(cells(mine), cells(right), rows, columns, index, top, left)


def _shade(value: float, low: float, high: float) -> float:
    if not math.isfinite(value):
        return 1.0 if value > 0 else 0.0
    return round((value - low) / (high - low), 3) if high > low else 0.5


def short(value: float) -> str:
    """A number in few characters: 0.25, −∞."""
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    return f"{value:.2g}" if abs(value) < 100 else f"{value:.3g}"
