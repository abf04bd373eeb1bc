"""Pictures of what a student's code did, drawn from the numbers that a check put into its evidence.

What is drawn depends on which series are there; a series of the student's own has its right one beside it under the
same name with ``expected_`` in front:

* ``text``, ``idx``, ``x``, ``y``: one window of a text and its target, laid over the text;
* ``step``, ``lr``: a learning-rate schedule, over the right one;
* ``loss``, ``norm``, ``lr``: the steps of a training, beside the reference.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from autograder.model.verdict import Text, TodoVerdict
from autograder.views.charts import Points, curves

Series = Mapping[str, Sequence[float]]
MOST_COLUMNS = 16
MOST_POINTS = 200
SAME = 1e-6  # relative: what a table marks as different


@dataclass(frozen=True)
class Curve:
    """One chart, its name, and its numbers as a table: (step, yours, right, whether they differ)."""

    name: Text
    id: str
    svg: Markup
    rows: list[tuple[str, str, str, bool]]


@dataclass(frozen=True)
class Curves:
    """Charts that belong together."""

    call: str
    caption: Text
    curves: list[Curve]
    has_expected: bool


@dataclass(frozen=True)
class WindowCell:
    """``kind``: "gap", "shift" (the arrow), "text", "right", "same", "different" or "missing"; ``columns`` its width."""

    kind: str
    text: str = ""
    columns: int = 1


@dataclass(frozen=True)
class WindowRow:
    """One line of the picture; ``note`` says where the window begins."""

    name: Text
    cells: list[WindowCell]
    note: Text | None = None


@dataclass(frozen=True)
class Windows:
    """Two windows over a text, the right ones and the student's."""

    call: str
    places: list[int]
    rows: list[WindowRow]


Picture = Curves | Windows


def picture_of(todo: TodoVerdict, prefix: str) -> Picture | None:
    """The picture that shows most of this TODO; None when no evidence can be drawn. ``prefix`` makes its ids unique."""
    candidates = [
        (check.evidence.call, check.evidence.series)
        for check in todo.checks
        if not check.passed and check.evidence is not None and check.evidence.series
    ]
    for call, series in sorted(candidates, key=lambda entry: -_points(entry[1])):
        picture = _draw(call, series, prefix)
        if picture is not None:
            return picture
    return None


def _points(series: Series) -> int:
    return sum(map(len, series.values()))


def _draw(call: str, series: Series, prefix: str) -> Picture | None:
    if {"text", "idx", "expected_x", "expected_y"} <= series.keys():
        return windows(call, series)
    if {"step", "lr", "expected_lr"} <= series.keys():
        return schedule(call, series, prefix)
    if not {"loss", "norm"}.isdisjoint(series.keys()):
        return training(call, series, prefix)
    return None


def schedule(call: str, series: Series, prefix: str) -> Curves:
    """The student's schedule over the right one, first and last step marked."""
    name = Text(zh="学习率", en="Learning rate")
    curve = _curve(name, "lr", series, list(series["step"]), prefix, ends=True)
    caption = Text(
        zh="你的学习率（实线）画在正确的学习率（虚线）上面。大圆点是这一段的第一步和最后一步：先看它们是否重合。",
        en="Your learning rate (solid) over the right one (dashed). The large dots are the first and the last step: look "
        "first whether they meet.",
    )
    return Curves(call, caption, [curve], True)


def training(call: str, series: Series, prefix: str) -> Curves:
    """Loss, gradient norm and learning rate of each step, beside the reference where there is one."""
    names = {
        "loss": Text(zh="损失", en="Loss"),
        "norm": Text(zh="裁剪前的梯度范数", en="Gradient norm before clipping"),
        "lr": Text(zh="学习率", en="Learning rate"),
    }
    drawn = [
        _curve(name, key, series, list(map(float, range(len(series[key])))), prefix)
        for key, name in names.items()
        if series.get(key)
    ]
    caption = Text(
        zh="你的训练（实线）和参考训练（虚线）的每一步：数据和初始参数都一样。从哪一步开始分开，就从哪里找起。",
        en="Each step of your training (solid) and of the reference (dashed), from the same data and the same first "
        "weights. Look at the step where they part.",
    )
    return Curves(call, caption, drawn, any(key.startswith("expected_") for key in series))


def _curve(
    name: Text, key: str, series: Series, steps: list[float], prefix: str, ends: bool = False
) -> Curve:
    yours, expected = series[key], series.get(f"expected_{key}", ())
    identity = f"{prefix}-{key}"
    svg = curves(_pairs(steps, yours), _pairs(steps, expected), identity, "step", key, ends)
    rows = []
    for place, step in enumerate(steps[:MOST_POINTS]):
        mine = yours[place] if place < len(yours) else None
        right = expected[place] if place < len(expected) else None
        rows.append((f"{step:g}", _number(mine), _number(right), _differs(mine, right)))
    return Curve(name, identity, svg, rows)


def _pairs(steps: Sequence[float], values: Sequence[float]) -> Points | None:
    pairs = tuple(zip(steps[:MOST_POINTS], values[:MOST_POINTS], strict=False))
    return pairs or None


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.6g}"


def _differs(mine: float | None, right: float | None) -> bool:
    return mine is not None and right is not None and abs(mine - right) > SAME * max(abs(right), 1e-12)


def windows(call: str, series: Series) -> Windows | None:
    """The text with the right x and y below it, each at its place, then the student's; None when it is too wide."""
    text = [int(value) for value in series["text"]]
    idx = int(series["idx"][0]) if series["idx"] else -1
    right = {name: [int(value) for value in series[f"expected_{name}"]] for name in ("x", "y")}
    yours = {name: [int(value) for value in series[name]] for name in ("x", "y") if name in series}
    starts = {name: _start(yours[name], text, idx + (name == "y")) for name in yours}
    first = max(0, min([idx, *starts.values()]) - 1)
    last = min(len(text), max([idx + len(right["x"]) + 1, *(starts[n] + len(yours[n]) for n in yours)]) + 1)
    if not yours or not 0 <= idx < len(text) or not 0 < last - first <= MOST_COLUMNS:
        return None
    places = list(range(first, last))
    rows = [WindowRow(Text(zh="文本", en="text"), [WindowCell("text", str(text[place])) for place in places])]
    for name in ("x", "y"):
        start = idx + (name == "y")
        title = Text(zh=f"{name} 应为", en=f"{name}, right")
        rows.append(WindowRow(title, _laid(right[name], None, start, idx, places), _note(name, start, idx)))
        if name in yours:
            title = Text(zh=f"{name} 你的", en=f"{name}, yours")
            cells = _laid(yours[name], right[name], starts[name], idx, places)
            rows.append(WindowRow(title, cells, _note(name, starts[name], idx, yours[name], text)))
    return Windows(call, places, rows)


def _start(window: list[int], text: list[int], wanted: int) -> int:
    """Where the window stands in the text, the place nearest to ``wanted``; ``wanted`` when it stands nowhere."""
    found = [place for place in range(len(text)) if window and text[place : place + len(window)] == window]
    return min(found, key=lambda place: abs(place - wanted), default=wanted)


def _laid(
    window: list[int],
    right: list[int] | None,
    start: int,
    idx: int,
    places: list[int],
) -> list[WindowCell]:
    """The window's cells below their places of the text, an arrow before them where it is moved on from ``idx``."""
    cells: list[WindowCell] = []
    arrow = max(0, start - idx)
    gap = (idx if arrow else start) - places[0]
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


def _note(
    name: str, start: int, idx: int, window: list[int] | None = None, text: list[int] | None = None
) -> Text:
    """Where a window begins, and how far a target is moved on."""
    if window is not None and text is not None:
        if not window:
            return Text(zh="空的", en="empty")
        if text[start : start + len(window)] != window:
            return Text(zh="不是文本里连续的一段", en="no stretch of the text")
        length = Text(zh=f"，共 {len(window)} 个", en=f", {len(window)} long")
    else:
        length = Text(zh="", en="")
    if name == "x":
        return Text(zh=f"从位置 {start} 开始{length.zh}", en=f"from place {start}{length.en}")
    shift = start - idx
    return Text(zh=f"移动 {shift:+d}{length.zh}", en=f"moved by {shift:+d}{length.en}")
