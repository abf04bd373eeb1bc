"""Charts as inline SVG: drawn by pygal, then stripped of all that a strict page or a repeatable file can't hold.

What is taken out: pygal's style sheet (a page's own style decides about light and dark), its comments (they hold the
date) and the places of its tooltips (their script isn't there). What is put in: ``role="img"`` and the id of the
element that names the chart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree

from markupsafe import Markup

FONT_SIZE = 13
CLASS_WIDTH = 380  # what a phone shows without making the letters smaller
SVG = "{http://www.w3.org/2000/svg}"
KEPT_OUT = frozenset({"text-overlay", "tooltip-overlay"})
_LONG_NUMBER = re.compile(r"-?\d+\.\d{2,}")
Points = tuple[tuple[float, float], ...]


@lru_cache(maxsize=1)
def _common() -> dict[str, Any]:
    """What all charts share. pygal is imported where it is needed: other commands start faster without it."""
    from pygal.style import Style

    sizes = dict.fromkeys(("label", "major_label", "title", "value"), FONT_SIZE)
    return {
        "style": Style(**{f"{name}_font_size": size for name, size in sizes.items()}),
        "js": [],
        "no_prefix": True,
        "show_legend": False,
        "explicit_size": False,
        "spacing": 6,
        "margin": 8,
        "truncate_label": -1,
    }


def bars(labels: Sequence[str], counts: Sequence[int], named_by: str, x_title: str, y_title: str) -> Markup:
    """A bar per label. ``named_by`` is the id of the element that says what the chart shows."""
    from pygal import Bar

    chart = Bar(
        **_common(),
        width=CLASS_WIDTH,
        height=230,
        x_title=x_title,
        y_title=y_title,
        rounded_bars=2,
        min_scale=2,
    )
    chart.x_labels = list(labels)
    chart.y_labels = _whole_ticks(max(counts, default=0))
    chart.add("", list(counts))
    return _svg(chart, named_by)


def stacked(
    labels: Sequence[str], series: Sequence[tuple[str, Sequence[int]]], named_by: str, x_title: str
) -> Markup:
    """A horizontal bar per label, made of one part per series, in the order given; the first label on top."""
    from pygal import HorizontalStackedBar

    chart = HorizontalStackedBar(
        **_common(), width=CLASS_WIDTH, height=60 + 30 * len(labels), x_title=x_title, show_y_guides=True
    )
    chart.x_labels = list(labels)[::-1]
    total = max((sum(parts) for parts in zip(*(counts for _, counts in series), strict=True)), default=0)
    chart.y_labels = _whole_ticks(total)
    for name, counts in series:
        chart.add(name, list(counts)[::-1])
    return _svg(chart, named_by)


@lru_cache(maxsize=1024)
def curves(
    yours: Points | None,
    expected: Points | None,
    named_by: str,
    x_title: str,
    ends: bool = False,
) -> Markup:
    """A student's points over the right ones; with ``ends``, the first and last point of each are marked.

    The right ones are series 0 and the student's series 1, for the style sheet. Classes make the same mistakes: what
    was drawn is kept.
    """
    from pygal import XY

    chart = XY(**_common(), width=420, height=250, x_title=x_title, dots_size=3)
    steps = sorted({x for points in (yours, expected) for x, _ in points or ()})
    chart.x_labels = _some(steps)
    chart.x_value_formatter = _number
    chart.y_labels_major_every = 2
    chart.value_formatter = _number
    for points in (expected, yours):
        chart.add("", [_dot(points, place, ends) for place in range(len(points))] if points else [])
    return _svg(chart, named_by)


def _dot(points: Points, place: int, ends: bool) -> dict[str, Any]:
    marked = ends and place in (0, len(points) - 1)
    return {"value": points[place], "node": {"r": 6 if marked else 3}}


def _some(steps: Sequence[float]) -> list[float]:
    """At most seven of the steps as labels, the first and the last among them."""
    stride = max(1, -(-(len(steps) - 1) // 6)) if steps else 1
    chosen = list(steps[::stride])
    if steps and chosen[-1] != steps[-1]:
        chosen[-1:] = [*chosen[-1:], steps[-1]] if len(chosen) < 7 else [steps[-1]]
    return chosen


def _number(value: Any) -> str:
    return f"{value:.4g}" if isinstance(value, int | float) else str(value)


def _whole_ticks(highest: int) -> list[int]:
    """Some five round whole numbers from 0 to at least ``highest``."""
    stride = next(
        factor * 10**power
        for power in range(12)
        for factor in (1, 2, 5)
        if 5 * factor * 10**power >= max(1, highest)
    )
    return list(range(0, -(-max(1, highest) // stride) * stride + 1, stride))


def _svg(chart: Any, named_by: str) -> Markup:
    root: ElementTree.Element = chart.render_tree()
    root.attrib.pop("id", None)
    root.set("role", "img")
    root.set("aria-labelledby", named_by)
    _strip(root)
    root.set("class", "chart")
    for element in root.iter():
        element.tag = element.tag.removeprefix(SVG)
    return Markup(ElementTree.tostring(root, encoding="unicode"))


def _strip(element: ElementTree.Element) -> None:
    """Leave shapes and words; what pygal shows in its tooltips becomes a title, which browsers show themselves."""
    for child in list(element):
        name = child.tag.removeprefix(SVG) if isinstance(child.tag, str) else ""  # comments have no name
        classes = (child.get("class") or "").split()
        if name == "desc" and "value" in classes:
            child.tag = "title"
            child.attrib.clear()
        elif name in ("", "defs", "title", "desc") or not KEPT_OUT.isdisjoint(classes):
            element.remove(child)
        else:
            _strip(child)
            if name == "g" and not len(child):
                element.remove(child)
    for name, value in list(element.attrib.items()):
        if name == "style" or not value:
            del element.attrib[name]
        else:
            element.set(name, _LONG_NUMBER.sub(lambda match: f"{float(match.group()):.1f}", value))
