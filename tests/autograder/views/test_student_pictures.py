"""What a driver declares is drawn of a check's series; what can't be drawn does no harm."""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.model.course import CourseError
from autograder.model.declared import CurveAlong, CurvesOf, Declared, MatrixOf, Shown, TokensOf, WindowsOf
from autograder.model.paths import DRIVERS
from autograder.model.pictures import Cell
from autograder.model.verdict import Check, Evidence, Text, TodoVerdict
from autograder.suite.drivers import pictures_in
from autograder.views.student_pictures import View, picture_of
from tests.autograder.views.classes import DECAY, TRAINING, WARMUP, WINDOW

NAME = Text(zh="名", en="name")
ALONG = CurveAlong("step", first=lambda call: 0, last=lambda call: 9, title=NAME)
ROWS = WindowsOf("tokens", begin=lambda call, row: 0, parts={"x": 0, "y": 1})
PARTS = CurvesOf({"loss": NAME, "norm": NAME, "lr": NAME}, NAME)
TOKENS, MATRIX = TokensOf(("ids",)), MatrixOf(("masked", "value"))
SPLIT: dict[str, Sequence[float | str]] = {
    "ids": ["lo", "w", " ", "low"],
    "expected_ids": ["low", " ", "low"],
}
SCORES: dict[str, Sequence[float | str]] = {
    "columns": [2],
    "value": [0.5, 7.0, 1.0, 0.0],
    "expected_value": [0.5, "-inf", 1.0, 0.0],
}


def drawn(series: Mapping[str, Sequence[float | str]], *declared: Shown) -> View | None:
    """The picture of a TODO with one failing check that has this evidence."""
    text = Text(zh="", en="")
    check = Check("test", False, 0, 1, "", Evidence("call()", 0, 0, series), text, text)
    return picture_of(TodoVerdict("x", 0, 1, "failed", text, [check]), declared, "x")


def shown(series: Mapping[str, Sequence[float | str]], *declared: Shown) -> Any:
    """What the picture shows; there has to be one."""
    view = drawn(series, *declared)
    assert view is not None
    return view.shows


def test_the_target_that_did_not_move_is_seen_beside_the_right_one() -> None:
    picture = shown(WINDOW, ROWS)
    rows = {row.name.en: row for row in picture.rows}
    assert [cell.text for cell in rows["x, yours"].cells if cell.kind == "same"] == ["7", "19", "3", "28"]
    assert [cell.text for cell in rows["y, right"].cells if cell.kind == "shift"] == ["→ +1"]
    assert {cell.kind for cell in rows["y, yours"].cells} == {"gap", "different"}
    assert "moved by +0" in rows["y, yours"].note.en
    widths = {sum(cell.columns for cell in row.cells) for row in picture.rows}
    assert widths == {len(picture.places)}, "every row has as many columns as the text"


@pytest.mark.parametrize(
    ("yours", "kinds", "note"),
    [
        ([3, 28, 7, 51], {"different"}, "moved by +2"),
        ([7, 19, 3, 28][::-1], {"different", "same"}, "no stretch"),
        ([19, 3], {"same", "missing"}, "2 long"),
        ([], {"missing"}, "empty"),
        ([20, 4, 29, 8], {"different"}, "no stretch"),
        ([33, 12], {"different"}, "moved by +6"),
    ],
)
def test_wrong_targets_are_marked_where_they_are_wrong(yours: list[int], kinds: set[str], note: str) -> None:
    picture = shown(WINDOW | {"y": yours}, ROWS)
    row = next(row for row in picture.rows if row.name.en == "y, yours")
    assert note in row.note.en
    assert {cell.kind for cell in row.cells} - {"gap", "shift"} <= kinds | {"missing"}
    assert sum(cell.columns for cell in row.cells) == len(picture.places)


@pytest.mark.parametrize("series", [WARMUP, DECAY])
def test_a_curve_is_drawn_over_the_right_one_with_its_ends_marked(series: Mapping[str, list[float]]) -> None:
    (chart,) = shown(series, ALONG).charts
    assert chart.svg.count('r="6"') == 4, "first and last point of both"
    assert len(chart.rows) == len(series["step"])
    assert all(differs for _, _, _, differs in chart.rows)


def test_several_curves_are_drawn_in_the_declared_order_beside_the_right_ones() -> None:
    picture = shown(TRAINING, PARTS)
    assert [len(chart.rows) for chart in picture.charts] == [5, 5, 5]
    assert picture.has_expected
    assert not shown({"loss": TRAINING["loss"]}, PARTS).has_expected


def test_the_pieces_that_differ_are_marked_and_blanks_can_be_seen() -> None:
    picture = shown(SPLIT, TOKENS)
    assert [(token.text, token.differs) for token in picture.got] == [
        ("lo", True),
        ("w", True),
        ("␣", False),
        ("low", False),
    ]
    assert [token.differs for token in picture.expected] == [True, False, False]


def test_the_entries_that_differ_are_marked_and_infinity_is_one() -> None:
    picture = shown(SCORES, MATRIX)
    assert picture.expected[0] == [Cell("0.5", 0.071), Cell("−∞", 0.0, True)]
    assert picture.got[0][1] == Cell("7", 1.0, True)
    assert [cell.differs for cell in picture.got[1]] == [False, False]


def test_of_a_large_matrix_the_part_with_the_difference_is_shown() -> None:
    right = [0.0] * 400
    mine = [*right[:-1], 1.0]
    picture = shown({"columns": [20], "value": mine, "expected_value": right}, MATRIX)
    assert picture.got[-1][-1].differs
    assert (picture.first_row, picture.first_column, len(picture.got)) == (8, 8, 12)


@pytest.mark.parametrize(
    "series",
    [
        {"other": [1.0]},
        {"step": [], "lr": [], "expected_lr": []},
        {"step": [1.0], "lr": [2.0], "expected_lr": []},
        {"loss": [], "norm": []},
        *({**WINDOW, "begin": begin} for begin in ([], [99], [-3], ["x"])),
        WINDOW | {"text": []},
        {name: values for name, values in WINDOW.items() if name not in ("x", "y")},
        *({**SCORES, "columns": columns} for columns in ([], [0], [3], ["x"])),
        SCORES | {"value": ["x"] * 4},
        SPLIT | {"ids": SPLIT["expected_ids"]},
    ],
)
def test_evidence_that_makes_no_picture_makes_no_harm(series: Mapping[str, list[float]]) -> None:
    assert drawn(series, ALONG, ROWS, TOKENS, MATRIX) is None or "loss" in series
    drawn(series, PARTS)


@given(x=st.lists(st.integers(-(10**6), 10**6), max_size=40), y=st.lists(st.integers(0, 60), max_size=20))
def test_any_window_is_drawn_within_the_text_or_not_at_all(x: list[int], y: list[int]) -> None:
    picture = drawn(WINDOW | {"x": x, "y": y}, ROWS)
    if picture is not None:
        assert {sum(cell.columns for cell in row.cells) for row in picture.shows.rows} == {
            len(picture.shows.places)
        }


# What drivers declare -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", sorted(DRIVERS.glob("step*/[a-z]*.py")), ids=lambda path: path.stem)
def test_a_page_reads_of_a_driver_what_an_import_would_find(path: Path) -> None:
    """Protects the pages of every TODO of every step: they are made without torch, of the driver's text."""
    module = importlib.import_module(f"tests.drivers.{path.parent.name}.{path.stem}")
    functions = [each for each in vars(module).values() if getattr(each, "__module__", "") == module.__name__]
    imported = [found for each in functions if (found := Declared.of(each).picture) is not None]
    read = pictures_in(path)
    assert list(map(type, read)) == list(map(type, imported))
    for one, other in zip(read, imported, strict=True):
        assert {name: value for name, value in vars(one).items() if not callable(value)} == {
            name: value for name, value in vars(other).items() if not callable(value)
        }


def test_a_declaration_that_needs_the_driver_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "driver.py"
    path.write_text("@pictured(TokensOf(PARTS))\ndef f(student): ...\n", encoding="utf-8")
    with pytest.raises(CourseError, match=r"driver.py, line 1: .*PARTS"):
        pictures_in(path)
