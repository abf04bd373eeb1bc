"""Every question of every step says what it is answered with at most."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from autograder.model.answers import ANYTHING, bounds_of
from autograder.suite.drivers import driver_path
from tests.autograder.conftest import COURSE

DRIVERS = [
    pytest.param(driver_path(step, todo), id=f"{step.id} {todo.id}")
    for step in COURSE.steps
    for todo in step.everything
]


@pytest.mark.parametrize("path", DRIVERS)
def test_every_question_declares_its_answer(path: Path) -> None:
    """What isn't declared is bounded by what is small for any question, which is more than most need."""
    source = path.read_text(encoding="utf-8")
    bounds = bounds_of(source)
    questions = {
        node.name
        for node in ast.parse(source).body
        if isinstance(node, ast.FunctionDef)
        and any("in_words" in ast.unparse(mark) for mark in node.decorator_list)
    }
    assert questions, "a driver asks something"
    assert not {name for name in questions if bounds[name] is ANYTHING}
