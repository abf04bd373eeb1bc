"""A student's page says everything in both languages, draws what the evidence holds, and shows text as text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.model.verdict import Check, Evidence, Text, TodoVerdict
from autograder.views.student_page import student_page
from autograder.views.student_pictures import Curves, Windows, picture_of
from tests.autograder.views.classes import (
    COURSE,
    CRASHED,
    DECAY,
    OPEN,
    STEP,
    TRAINING,
    WARMUP,
    WINDOW,
    WRONG,
    Outcome,
    verdict,
)
from tests.autograder.views.pages import assert_strict

HOSTILE = "</p><script>hacked()</script><img src=x onerror=hacked()>\u202e`{{7*7}}"


def drawn(series: Mapping[str, Sequence[float]]) -> Curves | Windows | None:
    """The picture of a TODO with one failing check that has this evidence."""
    numbers = {name: [float(value) for value in values] for name, values in series.items()}
    text = Text(zh="", en="")
    check = Check("test", False, 0, 1, "", Evidence("call()", 0, 0, numbers), text, text)
    return picture_of(TodoVerdict("x", 0, 1, "failed", text, [check]), "x")


def test_everything_is_there_in_both_languages() -> None:
    page = assert_strict(
        student_page(
            COURSE, [verdict("王芳", {"1": WRONG, "3b": CRASHED, "3c": OPEN}, ignored_files=["a.py"])]
        )
    )
    for title in [COURSE.title, STEP.title, *(todo.title for todo in STEP.todos)]:
        assert title.zh in page.text
        assert title.en in page.text
    for words in ("crashed", "a.py", "50", "王芳", "Came back", "返回"):
        assert words in page.text
    languages = [element.attributes["lang"] for element in page.elements if element.tag in ("span", "p")
                 and "lang" in element.attributes]  # fmt: skip
    assert languages.count("zh-CN") == languages.count("en") > 50


def test_an_optional_todo_is_shown_without_points() -> None:
    """Protects who did more than they had to: it is there, and it says that it is worth nothing."""
    (todo, *_) = STEP.optional
    done = TodoVerdict(todo.id, 0, 0, "passed", Text(zh="好", en="Good"), [])
    page = assert_strict(
        student_page(COURSE, [msgspec.structs.replace(verdict("ada", {"1": WRONG}), optional=[done])])
    )
    for words in (todo.title.en, todo.title.zh, "optional, no points", "选做，不计分"):
        assert words in page.text
        assert words not in assert_strict(student_page(COURSE, [verdict("ada", {"1": WRONG})])).text


def test_a_named_mistake_is_explained_first() -> None:
    page = student_page(COURSE, [verdict("ada", {"1": Outcome("failed", frozenset(), "target_not_moved")})])
    assert page.index("The idea here is target_not_moved") < page.index('class="check"')


def test_a_fault_of_the_machine_is_said_not_to_be_the_students() -> None:
    page = student_page(COURSE, [verdict("ada", status="infrastructure_error", reason="secret path")])
    assert "不是你的问题" in page
    assert "secret path" not in page


def test_an_earlier_score_is_said_to_be_one() -> None:
    page = student_page(COURSE, [verdict("ada", reason="this score is from an earlier grading")])
    assert "这是上一次的分数" in page


def test_hostile_text_is_shown_as_text() -> None:
    outcome = Outcome("failed", frozenset(), message=HOSTILE, got=[HOSTILE])
    page = assert_strict(
        student_page(COURSE, [verdict(HOSTILE, {"2a": outcome, "train": outcome}, ignored_files=[HOSTILE])])
    )
    assert "<script>hacked()</script>" in page.text
    assert "{{7*7}}" in page.text


@settings(max_examples=25, deadline=None)
@given(name=st.text(min_size=1, max_size=30), text=st.text(max_size=60))
def test_no_text_of_a_submission_gets_out_of_its_place(name: str, text: str) -> None:
    outcome = Outcome("failed", frozenset({2}), message=text, got={"a": text})
    assert_strict(student_page(COURSE, [verdict(name, {"1": outcome})]))


def test_the_target_that_did_not_move_is_seen_beside_the_right_one() -> None:
    picture = drawn(WINDOW)
    assert isinstance(picture, Windows)
    rows = {row.name.en: row for row in picture.rows}
    assert [cell.text for cell in rows["x, yours"].cells if cell.kind == "same"] == ["7", "19", "3", "28"]
    assert [cell.text for cell in rows["y, right"].cells if cell.kind == "shift"] == ["→ +1"]
    assert {cell.kind for cell in rows["y, yours"].cells} == {"gap", "different"}
    assert rows["y, yours"].note is not None
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
    picture = drawn(WINDOW | {"y": yours})
    assert isinstance(picture, Windows)
    row = next(row for row in picture.rows if row.name.en == "y, yours")
    assert row.note is not None
    assert note in row.note.en
    assert {cell.kind for cell in row.cells} - {"gap", "shift"} <= kinds | {"missing"}
    assert sum(cell.columns for cell in row.cells) == len(picture.places)


@pytest.mark.parametrize("series", [WARMUP, DECAY])
def test_a_schedule_is_drawn_over_the_right_one_with_its_ends_marked(
    series: Mapping[str, list[float]],
) -> None:
    picture = drawn(series)
    assert isinstance(picture, Curves)
    (curve,) = picture.curves
    assert curve.svg.count('r="6"') == 4, "first and last point of both"
    assert len(curve.rows) == len(series["step"])
    assert all(differs for _, _, _, differs in curve.rows)


def test_a_training_is_drawn_beside_the_reference() -> None:
    picture = drawn(TRAINING)
    assert isinstance(picture, Curves)
    assert [curve.name.en for curve in picture.curves] == [
        "Loss",
        "Gradient norm before clipping",
        "Learning rate",
    ]
    assert picture.has_expected
    alone = drawn({"loss": TRAINING["loss"]})
    assert isinstance(alone, Curves)
    assert not alone.has_expected


@pytest.mark.parametrize(
    "series",
    [
        {"other": [1.0]},
        {"step": [], "lr": [], "expected_lr": []},
        {"step": [1.0], "lr": [2.0], "expected_lr": []},
        {"loss": [], "norm": []},
        WINDOW | {"idx": []},
        WINDOW | {"idx": [99]},
        WINDOW | {"idx": [-3]},
        WINDOW | {"text": []},
        WINDOW | {"x": list(range(500)), "y": list(range(500))},
        {name: values for name, values in WINDOW.items() if name not in ("x", "y")},
    ],
)
def test_evidence_that_makes_no_picture_makes_no_harm(series: Mapping[str, list[float]]) -> None:
    drawn(series)


@given(x=st.lists(st.integers(-(10**6), 10**6), max_size=20), y=st.lists(st.integers(0, 60), max_size=20))
def test_any_window_is_drawn_within_the_text_or_not_at_all(x: list[int], y: list[int]) -> None:
    picture = drawn(WINDOW | {"x": x, "y": y})
    if picture is not None:
        assert isinstance(picture, Windows)
        assert {sum(cell.columns for cell in row.cells) for row in picture.rows} == {len(picture.places)}


def test_ids_are_unique() -> None:
    page = student_page(COURSE, [verdict("ada", {todo.id: WRONG for todo in STEP.todos})])
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids)) > len(STEP.todos)
