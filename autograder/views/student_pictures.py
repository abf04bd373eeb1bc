"""Pictures of what a student's code did, as their page shows them: drawn from the series that a check put into its evidence.

Which picture is drawn of which series is what the TODO's driver declares (``model/declared.py``), and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from markupsafe import Markup

from autograder.model.declared import CurveAlong, CurvesOf, MatrixOf, Shown, TokensOf, WindowsOf
from autograder.model.pictures import (
    Curve,
    Curves,
    Matrix,
    Picture,
    Row,
    Tokens,
    Windows,
    matrix_of,
    tokens_of,
)
from autograder.model.verdict import Text, TodoVerdict
from autograder.views.charts import curves

Series = Mapping[str, Sequence[float | str]]
MOST_COLUMNS = 16
MOST_POINTS = 200
SAME = 1e-6  # relative: what a table marks as different
OVER_THE_RIGHT_ONE = Text(
    zh="你的{name}（实线）画在正确的（虚线）上面。大圆点是这一段的第一步和最后一步：先看它们是否重合。",
    en="Your {name} (solid) over the right one (dashed). The large dots are the first and the last step: look first "
    "whether they meet.",
)


@dataclass(frozen=True)
class View:
    """A picture on a page: its ``kind`` ("windows", "charts", "tokens" or "matrix"), and what that shows."""

    kind: str
    call: str
    shows: Any


@dataclass(frozen=True)
class Chart:
    """One chart, its name, and its numbers as a table: (step, yours, right, whether they differ)."""

    name: Text
    id: str
    along: str
    svg: Markup
    rows: list[tuple[str, str, str, bool]]


@dataclass(frozen=True)
class Charts:
    """Charts that belong together."""

    caption: Text
    charts: list[Chart]
    has_expected: bool


@dataclass(frozen=True)
class WindowCell:
    """``kind``: "gap", "shift" (the arrow), "text", "right", "same", "different" or "missing"; ``columns`` its width."""

    kind: str
    text: str = ""
    columns: int = 1


@dataclass(frozen=True)
class WindowRow:
    """One line of the picture; ``note`` says where the window begins, ``begins`` that a new part does."""

    name: Text
    cells: list[WindowCell]
    note: Text | None = None
    begins: bool = False


@dataclass(frozen=True)
class WindowRows:
    """Windows over a text, the right ones and the student's."""

    places: list[int]
    rows: list[WindowRow]


def picture_of(todo: TodoVerdict, declared: Sequence[Shown], prefix: str) -> View | None:
    """The picture that shows most of this TODO; None when no evidence can be drawn. ``prefix`` makes its ids unique."""
    evidence = [check.evidence for check in todo.checks if not check.passed and check.evidence]
    candidates = [(each.call, each.series) for each in evidence if each.series]
    for call, series in sorted(candidates, key=lambda entry: -sum(map(len, entry[1].values()))):
        for shown in declared:
            if (picture := drawn(shown, series)) is not None and (view := _view(call, picture, prefix)):
                return view
    return None


# From series to pictures ----------------------------------------------------------------------------------------


def drawn(shown: Shown, series: Series) -> Picture | None:
    """What is declared, with the numbers of these series; None where they don't have it."""
    try:
        match shown:
            case CurveAlong():
                return _along(shown, series)
            case CurvesOf(parts, caption):
                found = [
                    Curve(title, "", *_both(series, part, list(range(MOST_POINTS))))
                    for part, title in parts.items()
                    if series.get(part)
                ]
                return Curves(found, caption) if found else None
            case WindowsOf():
                return _windows(shown, series)
            case TokensOf():
                pairs = _pairs(shown.parts, series)
                return next((found for pair in pairs if (found := tokens_of(*map(_pieces, pair)))), None)
            case MatrixOf():
                return _matrix(shown, series)
    except (ValueError, TypeError, OverflowError, IndexError):  # numbers that no such picture can be made of
        return None


def _along(shown: CurveAlong, series: Series) -> Curves | None:
    steps = series.get(shown.argument)
    part = next((name for name in series if series[name] and series.get(f"expected_{name}")), None)
    if not steps or part is None:
        return None
    return Curves([Curve(shown.title, shown.argument, *_both(series, part, steps))], ends=True)


def _both(series: Series, part: str, steps: Sequence[Any]) -> list[list[tuple[float, float]]]:
    """The student's points and the right ones."""
    return [
        [(float(step), float(value)) for step, value in zip(steps, series.get(name, ()), strict=False)][
            :MOST_POINTS
        ]
        for name in (part, f"expected_{part}")
    ]


def _windows(shown: WindowsOf, series: Series) -> Windows | None:
    numbers = {name: [int(value) for value in values] for name, values in series.items()}
    rows = [
        Row(part, offset, numbers[f"expected_{part}"], numbers.get(part))
        for part, offset in shown.parts.items()
        if f"expected_{part}" in numbers
    ]
    text, begin = numbers.get("text"), numbers.get("begin")
    if not text or not begin or all(row.got is None for row in rows):
        return None
    return Windows(text, begin[0], rows)


def _matrix(shown: MatrixOf, series: Series) -> Matrix | None:
    columns = int(series.get("columns", (0,))[0])
    for pair in _pairs(shown.parts, series):
        got, expected = (np.array([float(value) for value in each]).reshape(-1, columns) for each in pair)
        matrix = matrix_of(got, expected, shown.rows, shown.columns)
        if matrix is not None:
            return matrix
    return None


def _pairs(parts: Sequence[str], series: Series) -> list[tuple[Sequence[Any], Sequence[Any]]]:
    """The student's series and the right one of each part that has both."""
    names = [part or "value" for part in parts]
    return [
        (series[name], series[f"expected_{name}"])
        for name in names
        if {name, f"expected_{name}"} <= series.keys()
    ]


def _pieces(values: Sequence[float | str]) -> list[str]:
    return [value if isinstance(value, str) else f"{value:.12g}" for value in values]


# From pictures to what a page shows -----------------------------------------------------------------------------


def _view(call: str, picture: Picture, prefix: str) -> View | None:
    match picture:
        case Windows():
            rows = window_rows(picture)
            return View("windows", call, rows) if rows else None
        case Curves():
            return View("charts", call, _charts(picture, prefix))
        case Tokens():
            return View("tokens", call, picture)
        case Matrix():
            return View("matrix", call, picture)


def _charts(picture: Curves, prefix: str) -> Charts:
    name = picture.curves[0].name
    caption = picture.caption or Text(
        zh=OVER_THE_RIGHT_ONE.zh.format(name=name.zh), en=OVER_THE_RIGHT_ONE.en.format(name=name.en)
    )
    charts = [
        _chart(curve, f"{prefix}-{number}", picture.ends) for number, curve in enumerate(picture.curves)
    ]
    return Charts(caption, charts, any(curve.expected for curve in picture.curves))


def _chart(curve: Curve, identity: str, ends: bool) -> Chart:
    along = curve.along or "step"
    yours, expected = tuple(curve.got) or None, tuple(curve.expected) or None
    mine, right = dict(curve.got), dict(curve.expected)
    rows = [
        (
            f"{step:g}",
            _number(mine.get(step)),
            _number(right.get(step)),
            _differs(mine.get(step), right.get(step)),
        )
        for step in sorted({**mine, **right})
    ]
    return Chart(curve.name, identity, along, curves(yours, expected, identity, along, ends), rows)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.6g}"


def _differs(mine: float | None, right: float | None) -> bool:
    return mine is not None and right is not None and abs(mine - right) > SAME * max(abs(right), 1e-12)


def window_rows(picture: Windows) -> WindowRows | None:
    """The text with each right row below it at its place, then the student's; None when that is too wide."""
    text, begin = picture.text, picture.begin
    starts = [_start(picture, row) for row in picture.rows]
    first = max(0, min([begin, *starts]) - 1)
    ends = [begin + row.offset + len(row.expected) for row in picture.rows]
    ends += [start + len(row.got or []) for start, row in zip(starts, picture.rows, strict=True)]
    last = min(len(text), max(ends, default=0) + 1)
    if not 0 <= begin < len(text) or not 0 < last - first <= MOST_COLUMNS:
        return None
    places = list(range(first, last))
    rows = [WindowRow(Text(zh="文本", en="text"), [WindowCell("text", str(text[place])) for place in places])]
    for start, row in zip(starts, picture.rows, strict=True):
        title, right = Text(zh=f"{row.part} 应为", en=f"{row.part}, right"), begin + row.offset
        cells = _laid(row.expected, None, right, begin, places)
        rows.append(WindowRow(title, cells, _begins(row, right, begin), begins=True))
        if row.got is not None:
            title = Text(zh=f"{row.part} 你的", en=f"{row.part}, yours")
            cells = _laid(row.got, row.expected, start, begin, places)
            rows.append(WindowRow(title, cells, _note(picture, row, row.got, start)))
    return WindowRows(places, rows)


def _start(picture: Windows, row: Row) -> int:
    """Where the student's row stands in the text; where it belongs, when it stands nowhere."""
    found = picture.place(row, row.got) if row.got else None
    return picture.begin + row.offset if found is None else found


def _laid(
    window: list[int],
    right: list[int] | None,
    start: int,
    begin: int,
    places: list[int],
) -> list[WindowCell]:
    """The window's cells below their places of the text, an arrow before them where it is moved on from ``begin``."""
    cells: list[WindowCell] = []
    arrow = max(0, start - begin)
    gap = (begin if arrow else start) - places[0]
    cells += [WindowCell("gap")] * max(0, gap)
    if arrow:
        cells.append(WindowCell("shift", f"→ +{arrow}", arrow))
    for offset, token in enumerate(window):
        if start + offset > places[-1]:
            break
        cells.append(WindowCell(_kind(token, right, offset), str(token)))
    missing = range(start + len(window), min(start + len(right or ()), places[-1] + 1))
    cells += [WindowCell("missing", "?") for _ in missing]
    used = sum(cell.columns for cell in cells)
    return [*cells, *[WindowCell("gap")] * (len(places) - used)]


def _kind(token: int, right: list[int] | None, offset: int) -> str:
    if right is None:
        return "right"
    return "same" if offset < len(right) and right[offset] == token else "different"


def _note(picture: Windows, row: Row, got: list[int], start: int) -> Text:
    """Where the student's row begins, and how long it is."""
    if not got:
        return Text(zh="空的", en="empty")
    if picture.text[start : start + len(got)] != got:
        return Text(zh="不是文本里连续的一段", en="no stretch of the text")
    begins = _begins(row, start, picture.begin)
    return Text(zh=f"{begins.zh}，共 {len(got)} 个", en=f"{begins.en}, {len(got)} long")


def _begins(row: Row, start: int, begin: int) -> Text:
    """Where a row begins: a place of the text, or how far one is moved on that should be."""
    if not row.offset:
        return Text(zh=f"从位置 {start} 开始", en=f"from place {start}")
    return Text(zh=f"移动 {start - begin:+d}", en=f"moved by {start - begin:+d}")
