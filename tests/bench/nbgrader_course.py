"""A course for nbgrader with the same checks: one notebook, a hidden test cell per TODO, students' files beside it."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import nbformat
from nbformat import v4

from autograder.model.course import Step
from autograder.model.paths import ROOT

ASSIGNMENT = "bench"
NOTEBOOK = f"{ASSIGNMENT}.ipynb"
CONFIG = """
c = get_config()
c.CourseDirectory.course_id = "bench"
c.CourseDirectory.root = {root!r}
c.ExecutePreprocessor.timeout = 120
"""


def build(step: Step, root: Path) -> None:
    """Write configuration and source; ``generate_assignment`` is the next step."""
    source = root / "source" / ASSIGNMENT
    source.mkdir(parents=True)
    (root / "nbgrader_config.py").write_text(CONFIG.format(root=str(root)), encoding="utf-8")
    nbformat.write(_notebook(step), source / NOTEBOOK)


def _notebook(step: Step) -> nbformat.NotebookNode:
    # Whatever a cell writes to standard error, a warning of the student's code say, costs all its points in nbgrader.
    opening = (
        f"import contextlib, io, sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom tests.bench.checks import check"
    )
    cells = [v4.new_code_cell(opening)]
    for todo in step.todos:
        run = f"with contextlib.redirect_stderr(io.StringIO()):\n    check({step.id!r}, {todo.id!r}, '.')"
        test = f"### BEGIN HIDDEN TESTS\n{run}\n### END HIDDEN TESTS"
        cells.append(
            v4.new_code_cell(
                f"# TODO {todo.id}\n{test}", metadata={"nbgrader": _grade_cell(todo.id, todo.points)}
            )
        )
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})


def _grade_cell(todo_id: str, points: float) -> dict[str, object]:
    flags = {"grade": True, "locked": True, "solution": False, "task": False, "schema_version": 3}
    return {**flags, "grade_id": f"todo-{todo_id}", "points": points}


def hand_in(root: Path, homes: list[Path]) -> None:
    """Put submissions where nbgrader collects them to: the released notebook and the student's files."""
    for home in homes:
        submitted = root / "submitted" / home.parent.name / ASSIGNMENT
        submitted.mkdir(parents=True)
        shutil.copy(root / "release" / ASSIGNMENT / NOTEBOOK, submitted)
        for file in home.iterdir():
            shutil.copy(file, submitted)


def scores(root: Path) -> list[float]:
    """The score of every submission in nbgrader's database."""
    with sqlite3.connect(root / "gradebook.db") as database:
        rows = database.execute(
            "select sum(grade.auto_score) from grade join submitted_notebook on grade.notebook_id = submitted_notebook.id "
            "group by submitted_notebook.id"
        )
        return [score for (score,) in rows]
