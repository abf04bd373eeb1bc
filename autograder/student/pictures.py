"""The small pictures of a screen: two windows of a text one above the other, and a curve with points on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text as RichText

from autograder.student import texts
from autograder.student.language import Speaker
from autograder.student.plot import Canvas
from autograder.student.prose import Prose
from autograder.student.records import Curve, Picture, Windows

SHOWN_PLACES = 12
PLOT_WIDTH, PLOT_HEIGHT, SMALL_PLOT_HEIGHT = 56, 11, 5
MARGIN_SHARE = 0.04
RIGHT, WRONG, QUIET = "green", "red", "dim"


def draw(picture: Picture, speaker: Speaker, fine: bool, small: bool = False) -> RenderableType:
    """The picture. ``fine``: the terminal shows Braille dots; ``small``: curves take half as many lines."""
    if isinstance(picture, Windows):
        return _windows(picture, speaker)
    return _curve(picture, speaker, fine, SMALL_PLOT_HEIGHT if small else PLOT_HEIGHT)


# Windows of a text ----------------------------------------------------------------------------------------------


def _windows(picture: Windows, speaker: Speaker) -> RenderableType:
    """The text, the right row below the place where it stands in the text, and the student's row likewise."""
    right = _place(picture.tokens, picture.expected, picture.begin)
    mine = _place(picture.tokens, picture.got, picture.begin)
    right = picture.begin if right is None else right
    first = max(0, min(picture.begin, right, right if mine is None else mine) - 1)
    places = range(first, min(len(picture.tokens), first + SHOWN_PLACES))
    table = Table(box=None, pad_edge=False, padding=(0, 1), show_header=False)
    table.add_column(no_wrap=True)
    for _ in places:
        table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_row(speaker.short(texts.PLACE), *map(str, places), _more(picture.tokens, places), style=QUIET)
    table.add_row(speaker.short(texts.TEXT), *(str(picture.tokens[place]) for place in places))
    if picture.part == "y":
        table.add_row(speaker.short(texts.X_OK), *_cells(picture.x, picture.begin, places), style=RIGHT)
    table.add_row(
        speaker.short(texts.RIGHT_ROW, part=picture.part),
        *_cells(picture.expected, right, places),
        style=f"bold {RIGHT}",
    )
    note = "" if mine is not None else speaker.short(texts.NOT_IN_TEXT)
    mine_at = right if mine is None else mine
    table.add_row(
        speaker.short(texts.YOUR_ROW, part=picture.part),
        *_cells(picture.got, mine_at, places),
        note,
        style=f"bold {WRONG}",
    )
    return Group(table, *_differences(picture, right, mine, speaker))


def _place(tokens: Sequence[int], row: Sequence[Any], near: int) -> int | None:
    """Where a row of ids stands in the text: the place closest to ``near``; None when it doesn't."""
    if not row:
        return None
    places = [
        place
        for place in range(len(tokens) - len(row) + 1)
        if list(tokens[place : place + len(row)]) == list(row)
    ]
    return min(places, key=lambda place: abs(place - near), default=None)


def _cells(row: Sequence[Any], begin: int, places: range) -> list[str]:
    return [str(row[place - begin]) if 0 <= place - begin < len(row) else "" for place in places]


def _more(tokens: Sequence[int], places: range) -> str:
    return "…" if places.stop < len(tokens) else ""


def _differences(picture: Windows, right: int, mine: int | None, speaker: Speaker) -> list[RenderableType]:
    said: list[RenderableType] = []
    if mine is not None and mine != right:
        said.append(Prose(speaker.block(texts.SHIFTS, part=picture.part, right=right, mine=mine)))
    if len(picture.got) != len(picture.expected):
        lengths = {"right": len(picture.expected), "mine": len(picture.got)}
        said.append(Prose(speaker.block(texts.LENGTHS, part=picture.part, **lengths)))
    return said


# A curve --------------------------------------------------------------------------------------------------------


def _curve(picture: Curve, speaker: Speaker, fine: bool, height: int) -> RenderableType:
    """The student's curve, and the points that the public tests expect marked on top of it."""
    xs = [*picture.steps, *(step for step, _ in picture.expected)]
    ys = [*picture.values, *(value for _, value in picture.expected)]
    low, high = min(ys), max(ys)
    margin = (high - low) * MARGIN_SHARE
    canvas = Canvas(PLOT_WIDTH, height, (min(xs), max(xs)), (low - margin, high + margin), fine)
    if picture.steps:
        canvas.curve(picture.steps, picture.values)
    for step, value in picture.expected:
        canvas.mark(step, value, "x", "right")
    labels = [f"{high:.3g}", *[""] * (height - 2), f"{low:.3g}"]
    width = max(map(len, labels))
    drawing = RichText(no_wrap=True)
    for label, row in zip(labels, canvas.rows(), strict=True):
        drawing.append(f"{label:>{width}} |", style=QUIET)
        for cell in row:
            drawing.append(
                cell.character, style={"curve": "yellow", "right": f"bold {RIGHT}"}.get(cell.kind, "")
            )
        drawing.append("\n")
    drawing.append(" " * width + " +" + "-" * PLOT_WIDTH + "\n", style=QUIET)
    ends = f"{min(xs)}", f"{speaker.short(texts.STEP)} {max(xs)}"
    drawing.append(
        " " * (width + 2)
        + ends[0]
        + " " * max(1, PLOT_WIDTH - len(ends[0]) - RichText(ends[1]).cell_len)
        + ends[1],
        style=QUIET,
    )
    legend = RichText(" " * (width + 2))
    legend.append("⣀⡠⠔ " if fine else "ooo ", style="yellow")
    legend.append(speaker.short(texts.YOUR_CURVE) + "    ")
    legend.append("x ", style=f"bold {RIGHT}")
    legend.append(speaker.short(texts.RIGHT_POINTS))
    return Group(drawing, legend)
