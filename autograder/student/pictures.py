"""The small pictures of a screen: windows of a text, curves with points on them, tokens in colour, a heat map."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rich.columns import Columns
from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.style import Style
from rich.table import Table
from rich.text import Text as RichText

from autograder.model.pictures import Cell, Curve, Curves, Matrix, Picture, Row, Token, Tokens, Windows
from autograder.model.verdict import Text
from autograder.student import texts
from autograder.student.language import Speaker
from autograder.student.plot import Canvas
from autograder.student.prose import Prose

SHOWN_PLACES = 12
PLOT_WIDTH, PLOT_HEIGHT, SMALL_PLOT_HEIGHT = 56, 11, 5
MARGIN_SHARE = 0.04
RIGHT, WRONG, QUIET = "green", "red", "dim"
TOKEN_STYLES = ("black on cyan", "black on yellow", "black on green", "black on magenta")
WRONG_TOKEN = "bold white on red"
# From the smallest number to the largest, with text that can be read on it.
HEAT = ("black on #eff3ff", "black on #bdd7e7", "black on #6baed6", "white on #3182bd", "white on #08519c")


def draw(picture: Picture, speaker: Speaker, fine: bool, small: bool = False) -> RenderableType:
    """The picture. ``fine``: the terminal shows Braille dots; ``small``: curves take half as many lines."""
    match picture:
        case Windows():
            return _windows(picture, speaker)
        case Curves(curves):
            height = SMALL_PLOT_HEIGHT if small else PLOT_HEIGHT
            return Group(*(Plot(curve, speaker, fine, height) for curve in curves))
        case Tokens():
            return _tokens(picture, speaker)
        case Matrix():
            return _matrix(picture, speaker)


# Windows of a text ----------------------------------------------------------------------------------------------


def _windows(picture: Windows, speaker: Speaker) -> RenderableType:
    """The text, and each row below the place where it stands in the text: the right ones, and the first wrong one."""
    wrong = next(row for row in picture.rows if row.got != row.expected)
    got = wrong.got or []
    right, mine = picture.place(wrong, wrong.expected), picture.place(wrong, got)
    right = picture.begin + wrong.offset if right is None else right
    first = max(0, min(picture.begin, right, right if mine is None else mine) - 1)
    places = range(first, min(len(picture.text), first + SHOWN_PLACES))
    table = Table(box=None, pad_edge=False, padding=(0, 1), show_header=False)
    table.add_column(no_wrap=True)
    for _ in places:
        table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    more = "…" if places.stop < len(picture.text) else ""
    table.add_row(speaker.short(texts.PLACE), *map(str, places), more, style=QUIET)
    table.add_row(speaker.short(texts.TEXT), *(str(picture.text[place]) for place in places))

    def add(
        label: Text, numbers: Sequence[Any], begin: int, style: str, note: str = "", part: str = ""
    ) -> None:
        cells = [str(numbers[place - begin]) if 0 <= place - begin < len(numbers) else "" for place in places]
        table.add_row(speaker.short(label, part=part), *cells, note, style=style)

    for row in picture.rows[: picture.rows.index(wrong)]:
        add(texts.ROW_OK, row.expected, picture.begin + row.offset, RIGHT, part=row.part)
    add(texts.RIGHT_ROW, wrong.expected, right, f"bold {RIGHT}", part=wrong.part)
    note = "" if mine is not None else speaker.short(texts.NOT_IN_TEXT)
    add(texts.YOUR_ROW, got, right if mine is None else mine, f"bold {WRONG}", note, wrong.part)
    return Group(table, *_differences(wrong, right, mine, speaker))


def _differences(row: Row, right: int, mine: int | None, speaker: Speaker) -> list[RenderableType]:
    said: list[RenderableType] = []
    if mine is not None and mine != right:
        said.append(Prose(speaker.block(texts.SHIFTS, part=row.part, right=right, mine=mine)))
    lengths = {"right": len(row.expected), "mine": len(row.got or [])}
    if lengths["right"] != lengths["mine"]:
        said.append(Prose(speaker.block(texts.LENGTHS, part=row.part, **lengths)))
    return said


# Tokens and matrices --------------------------------------------------------------------------------------------


def _tokens(picture: Tokens, speaker: Speaker) -> RenderableType:
    """Both splits below each other, each token in a colour of its own; what the other doesn't have in red."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style=QUIET, no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row(speaker.short(texts.EXPECTED), _split(picture.expected, TOKEN_STYLES))
    table.add_row(speaker.short(texts.YOURS), _split(picture.got, (WRONG_TOKEN,)))
    counts = {"right": len(picture.expected), "mine": len(picture.got)}
    return Group(table, Prose(speaker.block(texts.TOKENS, **counts), style=QUIET))


def _split(tokens: Sequence[Token], different: Sequence[str]) -> RichText:
    """The tokens with a bar between them; those that differ in the ``different`` colours."""
    line = RichText()
    for place, token in enumerate(tokens):
        styles = different if token.differs else TOKEN_STYLES
        line.append("|" if place else "", style=QUIET)
        line.append(token.text, style=styles[place % len(styles)])
    return line


def _matrix(picture: Matrix, speaker: Speaker) -> RenderableType:
    """Both matrices side by side, or one below the other where that is too wide; what differs has a star."""
    place = f" {picture.index}" if any(picture.index) else ""
    maps = [
        _heat_map(speaker.short(label) + place, cells, picture)
        for label, cells in ((texts.EXPECTED, picture.expected), (texts.YOURS, picture.got))
    ]
    said = Prose(speaker.block(texts.MATRIX, rows=picture.rows, columns=picture.columns), style=QUIET)
    return Group(Columns(maps, padding=(0, 3)), said)


def _heat_map(title: str, rows: Sequence[Sequence[Cell]], picture: Matrix) -> RenderableType:
    table = Table(title=title, title_style="", title_justify="left", box=None, pad_edge=False, padding=0)
    table.add_column(style=QUIET, justify="right", no_wrap=True)
    for place in range(len(rows[0])):
        number = str(picture.first_column + place)
        table.add_column(RichText(number, QUIET), justify="right", no_wrap=True)
    for place, row in enumerate(rows):
        table.add_row(f"{picture.first_row + place} ", *map(_heat, row))
    return table


def _heat(cell: Cell) -> RichText:
    style = Style.parse(HEAT[min(len(HEAT) - 1, int(cell.shade * len(HEAT)))])
    text = RichText(f" {cell.text}", style=style)
    text.append("*" if cell.differs else " ", style=Style.parse("bold red") if cell.differs else style)
    return text


# A curve --------------------------------------------------------------------------------------------------------


@dataclass
class Plot:
    """A curve as wide as the terminal allows, ``PLOT_WIDTH`` at the most."""

    curve: Curve
    speaker: Speaker
    fine: bool
    height: int

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        """Yield the drawing."""
        yield from _curve(self.curve, self.speaker, self.fine, self.height, options.max_width)


def _curve(picture: Curve, speaker: Speaker, fine: bool, height: int, room: int) -> Iterator[RenderableType]:
    """The student's curve, and the points that the public tests expect marked on top of it."""
    both = [*picture.got, *picture.expected]
    xs, ys = [x for x, _ in both], [y for _, y in both]
    low, high = min(ys), max(ys)
    margin = (high - low) * MARGIN_SHARE
    labels = [f"{high:.3g}", *[""] * (height - 2), f"{low:.3g}"]
    indent = max(map(len, labels)) + 2
    width = max(8, min(PLOT_WIDTH, room - indent))
    canvas = Canvas(width, height, (min(xs), max(xs)), (low - margin, high + margin), fine)
    if picture.got:
        canvas.curve([x for x, _ in picture.got], [y for _, y in picture.got])
    for step, value in picture.expected:
        canvas.mark(step, value, "x", "right")
    drawing = RichText(no_wrap=True)
    for label, row in zip(labels, canvas.rows(), strict=True):
        drawing.append(f"{label:>{indent - 2}} |", style=QUIET)
        for cell in row:
            style = {"curve": "yellow", "right": f"bold {RIGHT}"}.get(cell.kind, "")
            drawing.append(cell.character, style=style)
        drawing.append("\n")
    drawing.append(" " * (indent - 2) + " +" + "-" * width + "\n", style=QUIET)
    begin, end = f"{min(xs):g}", f"{picture.along} {max(xs):g}".strip()
    drawing.append(" " * indent + begin + end.rjust(width - len(begin)), style=QUIET)
    yield drawing
    legend = Table.grid()
    legend.add_row(
        " " * indent,
        RichText.assemble(
            ("⣀⡠⠔ " if fine else "ooo ", "yellow"),
            speaker.short(texts.YOUR_CURVE) + "    ",
            ("x ", f"bold {RIGHT}"),
            speaker.short(texts.RIGHT_POINTS),
        ),
    )
    yield legend
