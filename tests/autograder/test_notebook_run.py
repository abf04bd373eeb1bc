"""The notebooks run: top to bottom with the solutions; with the stubs they wait at each open TODO, as a student walks."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from autograder.course import ROOT, load_course
from autograder.release import NOTEBOOKS, generate

pytestmark = pytest.mark.slow

COURSE = load_course()
STEP = COURSE.step("step3_pretrain")
PICTURES = 7
SECONDS_FOR_A_CELL = 240  # a guard against hanging, not a measurement


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The step's folder as a student has it, stubs and all, inside a course with its data."""
    for name, content in generate(COURSE).items():
        path = tmp_path / "assignments" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    shutil.copytree(ROOT / "data", tmp_path / "data", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setenv("LESSON_SHORT", "1")
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    monkeypatch.setenv("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    return tmp_path / "assignments" / STEP.id


def solve(folder: Path, todo_file: str) -> None:
    shutil.copy(ROOT / "solutions" / STEP.id / todo_file, folder)


def client(folder: Path, language: str) -> NotebookClient:
    found = nbformat.read(folder / NOTEBOOKS[language], as_version=4)
    return NotebookClient(
        found,
        timeout=SECONDS_FOR_A_CELL,
        kernel_name="python3",
        resources={"metadata": {"path": str(folder)}},
    )


def outputs(notebook: Any, kind: str) -> list[Any]:
    return [
        output
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if output.output_type == kind
    ]


def check_finished(notebook: Any, folder: Path) -> None:
    """Every cell ran, every picture is there, nothing complained, and the training left its results."""
    assert all(cell.execution_count for cell in notebook.cells if cell.cell_type == "code")
    assert outputs(notebook, "error") == []
    assert [output.text for output in outputs(notebook, "stream") if output.name == "stderr"] == []
    pictures = [output for output in outputs(notebook, "display_data") if "image/png" in output.data]
    assert len(pictures) == PICTURES
    (log,) = (folder / "runs").glob("*/log.csv")
    assert len(log.read_text(encoding="utf-8").splitlines()) > 3


def test_with_the_solutions_it_runs_top_to_bottom(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As when nbgrader validates it: grade cells return nothing and print no error, so they count in full."""
    monkeypatch.delenv("LESSON_SHORT")
    monkeypatch.setenv("NBGRADER_VALIDATING", "1")
    for todo in STEP.stubs:
        assert todo.file
        solve(folder, todo.file)
    notebook = client(folder, "zh").execute()
    check_finished(notebook, folder)
    grade_cells = [cell for cell in notebook.cells if "nbgrader" in cell.metadata]
    assert len(grade_cells) == len(STEP.todos)
    for cell in grade_cells:
        assert [output.output_type for output in cell.outputs] == ["stream"]
        assert "✓" in cell.outputs[0].text


def test_a_student_s_walk(folder: Path) -> None:
    """From the stubs on: the notebook stops at each open TODO, kindly; solve it, run the same cell again, go on."""
    walk = client(folder, "en")
    stops: list[str] = []
    with walk.setup_kernel():
        index = 0
        while index < len(walk.nb.cells):
            cell = walk.nb.cells[index]
            try:
                walk.execute_cell(cell, index)
            except CellExecutionError:
                todo = next(todo for todo in STEP.stubs if cell.id == f"check-{todo.id}")
                assert todo.file
                (output,) = [output for output in cell.outputs if output.output_type == "error"]
                assert output.ename == "NotYet"
                check_message("\n".join(output.traceback), todo.id, todo.file)
                stops.append(todo.id)
                solve(folder, todo.file)
                continue
            index += 1
    assert stops == [todo.id for todo in STEP.stubs]
    check_finished(walk.nb, folder)


def check_message(shown: str, todo_id: str, file: str) -> None:
    """What the student sees in place of a traceback."""
    assert f"TODO {todo_id}" in shown
    assert f"edit {file}, save it, run this cell again" in shown or f"打开 {file}" in shown
    assert "Traceback" not in shown
    assert "lesson_tools.py" not in shown
    assert len(shown.splitlines()) <= 7
