"""Charts are the same for the same numbers, named for those who can't see them, and hold nothing a strict page forbids."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from markupsafe import Markup

from autograder.views.charts import bars, curves, stacked

CURVE = tuple((float(step), step / 7) for step in range(8))
DRAWN = {
    "bars": lambda: bars(["0–10", "10–20"], [3, 0], "named", "points", "students"),
    "no students": lambda: bars(["0–10"], [0], "named", "points", "students"),
    "stacked": lambda: stacked(["1", "2a"], [("right", [3, 1]), ("open", [0, 2])], "named", "students"),
    "curves": lambda: curves(CURVE, tuple((x, y * 2) for x, y in CURVE), "named", "step", True),
    "one point": lambda: curves(CURVE[:1], None, "named", "step"),
    "flat": lambda: curves(((0.0, 0.0), (1.0, 0.0)), ((0.0, 0.0), (1.0, 0.0)), "named", "step"),
    "huge": lambda: curves(((0.0, 1e300), (1.0, -1e300)), CURVE, "named", "step"),
}


@pytest.mark.parametrize("name", DRAWN)
def test_a_chart_is_plain_shapes_with_a_name(name: str) -> None:
    svg: Markup = DRAWN[name]()
    root = ElementTree.fromstring(svg)
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "named"
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert tags <= {"svg", "g", "rect", "path", "text", "circle", "title"}
    assert not any(name == "style" or name.startswith("on") for e in root.iter() for name in e.attrib)
    assert "<!--" not in svg, "pygal's comments hold the date"


@pytest.mark.parametrize("name", DRAWN)
def test_the_same_numbers_give_the_same_chart(name: str) -> None:
    first = DRAWN[name]()
    curves.cache_clear()
    assert DRAWN[name]() == first


def test_first_and_last_point_are_marked() -> None:
    root = ElementTree.fromstring(curves(CURVE, None, "named", "step", True))
    radii = [element.get("r") for element in root.iter() if element.tag.endswith("circle")]
    assert radii == ["6", *["3"] * 6, "6"]


def test_labels_are_data_and_never_markup() -> None:
    svg = stacked(["<b>1</b>"], [("right", [3])], "named", "students")
    assert "<b>" not in svg
