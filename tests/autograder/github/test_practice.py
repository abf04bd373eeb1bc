"""The practice score of a student's own workflow: called practice, and nothing of it can end or forge a command."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.model.verdict import Text
from autograder.student.practice import notes, summary, tell_workflow
from autograder.student.records import Checked, Place, Report, Trouble
from tests.autograder.conftest import STEP

EVIL = "x\n::error::forged %0A\r::stop-commands::y"


def _failed(todo: str, trouble: Trouble | None = None, detail: str = "wrong") -> Report:
    text = Text(zh=detail, en=detail)
    return Report(
        todo, "failed", [Checked("test_x", False, Text(zh="事实", en="fact"), text, trouble=trouble)]
    )


def test_points_count_when_all_public_checks_of_a_todo_pass() -> None:
    reports = {todo.id: Report(todo.id, "passed") for todo in STEP.todos} | {"2a": _failed("2a")}
    text = summary(STEP, reports)
    assert "## Practice score: 85 / 100" in text
    assert "## 练习分: 85 / 100" in text
    assert "not your grade" in text


def test_a_note_stands_where_it_was_raised(tmp_path: Path) -> None:
    trouble = Trouble("ValueError", "no", Place("todo2a_warmup.py", 7))
    (line,) = notes(STEP, {"2a": _failed("2a", trouble)}, tmp_path)
    assert line.startswith(f"::error file=assignments/{STEP.id}/todo2a_warmup.py,line=7,title=TODO 2a::")


def test_a_note_is_one_line_whatever_a_student_wrote(tmp_path: Path) -> None:
    (line,) = notes(STEP, {"2a": _failed("2a", detail=EVIL)}, tmp_path)
    assert len(line.splitlines()) == 1
    assert "%250A" in line


@pytest.mark.parametrize("status", ["passed", "not_attempted", "missing", "broken_check"])
def test_nothing_is_noted_where_nothing_is_wrong(tmp_path: Path, status: str) -> None:
    assert list(notes(STEP, {"2a": Report("2a", status)}, tmp_path)) == []  # type: ignore[arg-type]


def test_outside_of_a_workflow_nothing_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "summary.md"
    tell_workflow(STEP, {"2a": _failed("2a")}, tmp_path, {"GITHUB_STEP_SUMMARY": str(path)})
    assert (path.exists(), capsys.readouterr().out) == (False, "")
    tell_workflow(
        STEP, {"2a": _failed("2a")}, tmp_path, {"GITHUB_STEP_SUMMARY": str(path), "GITHUB_ACTIONS": "true"}
    )
    assert path.exists()
    assert capsys.readouterr().out.count("::error ") == 1
