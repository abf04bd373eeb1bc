"""Paragraphs that are wrapped as Chinese is written: a line may end after any character, where rich waits for a space."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions
from rich.measure import Measurement
from rich.segment import Segment
from rich.style import Style

# A line must not begin with these, nor end with those.
CLOSING = "，。、；：！？）】》”’…"
OPENING = "（【《“‘"
# Ideographs, kana, CJK punctuation and full-width forms can be parted from their neighbours; other words can't.
_PIECE = re.compile(
    r"\s+|[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+"
)


class Prose:
    """A renderable paragraph; its own line breaks are kept."""

    def __init__(self, text: str, style: str = "") -> None:
        self.text, self.style = text, style

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        """Yield the lines, wrapped to the width at hand."""
        style: Style = console.get_style(self.style) if self.style else Style.null()
        for paragraph in self.text.split("\n"):
            for line in wrap(paragraph, options.max_width):
                yield Segment(line, style)
                yield Segment.line()

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """As narrow as the widest piece, as wide as the longest paragraph."""
        pieces = [cell_len(piece) for paragraph in self.text.split("\n") for piece in _pieces(paragraph)]
        longest = max(cell_len(paragraph) for paragraph in self.text.split("\n"))
        return Measurement(max(pieces, default=0), longest).with_maximum(options.max_width)


def wrap(text: str, width: int) -> list[str]:
    """Break a paragraph into lines of at most ``width`` cells, wider words by force."""
    lines, line = [], ""
    for piece in _pieces(text):
        if cell_len(line + piece.rstrip()) <= width:
            line += piece
            continue
        if line.strip():
            lines.append(line.rstrip())
        line = piece.lstrip()
        while cell_len(line) > width:
            cut = max(1, next(i for i in range(len(line), 0, -1) if i == 1 or cell_len(line[:i]) <= width))
            lines.append(line[:cut])
            line = line[cut:]
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _pieces(text: str) -> list[str]:
    """What a line break may part: words with the space before them, single ideographs with their punctuation."""
    pieces: list[str] = []
    for piece in _PIECE.findall(text):
        previous = pieces[-1] if pieces else ""
        if previous and (piece[0] in CLOSING or previous[-1] in OPENING or previous.isspace()):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces
