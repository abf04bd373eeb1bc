"""Draws a curve and some points on a terminal: fine dots where the terminal has them, letters where it doesn't."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# Unicode's Braille patterns: a cell has two columns of four dots, and the bit of each dot is fixed.
BRAILLE = 0x2800
DOT_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))


@dataclass(frozen=True)
class Cell:
    """One character of the plot and what it belongs to: "curve", "right", "wrong" or ""."""

    character: str
    kind: str


class Canvas:
    """A grid of character cells over a rectangle of values. y grows upwards."""

    def __init__(
        self, width: int, height: int, x_range: tuple[float, float], y_range: tuple[float, float], fine: bool
    ) -> None:
        """``fine``: draw curves with Braille dots, four times as fine; else with the letter o."""
        self.width, self.height, self.fine = width, height, fine
        self._x, self._y = x_range, y_range
        self._dots = [[0] * width for _ in range(height)]
        self._marks: dict[tuple[int, int], Cell] = {}

    def curve(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        """Connect the points by straight lines."""
        places = [self._dot(x, y) for x, y in zip(xs, ys, strict=True)]
        for (x0, y0), (x1, y1) in zip(places, places[1:] or places, strict=False):
            steps = max(abs(x1 - x0), abs(y1 - y0), 1)
            for i in range(steps + 1):
                self._set(round(x0 + (x1 - x0) * i / steps), round(y0 + (y1 - y0) * i / steps))

    def mark(self, x: float, y: float, character: str, kind: str) -> None:
        """Put a character where the point is; marks lie above curves."""
        column, row = self._dot(x, y)
        self._marks[row // 4, column // 2] = Cell(character, kind)

    def rows(self) -> list[list[Cell]]:
        """The cells, from top to bottom."""
        return [
            [self._marks.get((row, column)) or self._cell(row, column) for column in range(self.width)]
            for row in range(self.height)
        ]

    def _cell(self, row: int, column: int) -> Cell:
        bits = self._dots[row][column]
        if not bits:
            return Cell(" ", "")
        return Cell(chr(BRAILLE + bits) if self.fine else "o", "curve")

    def _dot(self, x: float, y: float) -> tuple[int, int]:
        return (
            _scaled(x, self._x, self.width * 2 - 1),
            self.height * 4 - 1 - _scaled(y, self._y, self.height * 4 - 1),
        )

    def _set(self, column: int, row: int) -> None:
        self._dots[row // 4][column // 2] |= DOT_BITS[row % 4][column % 2]


def _scaled(value: float, value_range: tuple[float, float], last: int) -> int:
    low, high = value_range
    share = (value - low) / (high - low) if high > low else 0.5
    return min(last, max(0, round(share * last)))
