"""A student's page says everything in both languages, draws what the evidence holds, and shows text as text."""

from __future__ import annotations

import re

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.model.verdict import Text, TodoVerdict
from autograder.views.student_page import student_page
from tests.autograder.views.classes import (
    COURSE,
    CRASHED,
    OPEN,
    STEP,
    WRONG,
    Outcome,
    verdict,
)
from tests.autograder.views.pages import assert_strict

HOSTILE = "</p><script>hacked()</script><img src=x onerror=hacked()>\u202e`{{7*7}}"


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


def test_ids_are_unique() -> None:
    page = student_page(COURSE, [verdict("ada", {todo.id: WRONG for todo in STEP.todos})])
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids)) > len(STEP.todos)
