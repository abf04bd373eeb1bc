"""The notebooks run: top to bottom with the solutions; with the stubs they wait at each open TODO, as a student walks."""

from __future__ import annotations

import asyncio
import re
import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from autograder.authoring.student_repository import repository_files
from autograder.model.course import Step, load_course
from autograder.model.paths import NOTEBOOKS, ROOT

pytestmark = pytest.mark.slow

COURSE = load_course()
STEP = COURSE.step("step3_pretrain")
PICTURES = 7
SECONDS_FOR_A_CELL = 240  # a guard against hanging, not a measurement


@pytest.fixture
def assignments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The steps' folders in a student's repository."""
    for name, content in repository_files(COURSE).items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    monkeypatch.setenv("LESSON_SHORT", "1")
    monkeypatch.setenv(
        "LESSON_LANGUAGE", "both"
    )  # whatever the machine speaks, each notebook speaks its language
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    monkeypatch.setenv("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    return tmp_path / "assignments"


@pytest.fixture
def folder(assignments: Path) -> Path:
    """The folder of the step that trains a model."""
    return assignments / STEP.id


def solve(folder: Path, todo_file: str) -> None:
    """Put the solution in place of a stub; the folder is called as its step is."""
    shutil.copy(ROOT / "solutions" / folder.name / todo_file, folder)


def client(folder: Path, language: str) -> NotebookClient:
    found = nbformat.read(folder / NOTEBOOKS[language], as_version=4)
    return NotebookClient(
        found,
        timeout=SECONDS_FOR_A_CELL,
        kernel_name="python3",
        coalesce_streams=True,  # on a busy machine the kernel sends what a cell prints in more than one piece
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
    notebook = client(folder, "zh-CN").execute()
    check_finished(notebook, folder)
    check_language(notebook, folder, "zh-CN")
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
    check_language(walk.nb, folder, "en")


def check_message(shown: str, todo_id: str, file: str) -> None:
    """What the student sees in place of a traceback."""
    assert todo_id in shown
    assert file in shown
    assert "edit the file, save it, run this cell again" in shown
    assert not re.search("[\u4e00-\u9fff]", shown)
    assert "Traceback" not in shown
    assert "lesson.py" not in shown
    assert len(shown.splitlines()) <= 30


def check_language(notebook: Any, folder: Path, language: str) -> None:
    """The stories and what the training says are in the notebook's language."""
    stories = (ROOT / "data" / f"stories_{language.partition('-')[0]}.txt").read_bytes()
    assert (folder / "sample_data.txt").read_bytes() == stories
    (training,) = [cell for cell in notebook.cells if cell.id == "training"]
    said = "".join(output.text for output in training.outputs)
    assert {"zh-CN": "你的模型", "en": "your model"}[language] in said
    assert {"zh-CN": "your model", "en": "你的模型"}[language] not in said


@pytest.mark.parametrize("language", NOTEBOOKS)
def test_every_cell_that_needs_an_open_todo_says_so_kindly(folder: Path, language: str) -> None:
    """Run in any order, as readers do: never the traceback of a stub, nor a name that another cell would have made."""
    walk = client(folder, language)
    walk.nb.cells = [cell for cell in walk.nb.cells if cell.id not in ("training", *AFTER_TRAINING)]
    walk.allow_errors = True
    walk.execute()
    stopped = {cell.id for cell in walk.nb.cells for output in cell.get("outputs", []) if "ename" in output}
    assert {f"check-{todo.id}" for todo in STEP.todos} <= stopped
    assert {error.ename for error in outputs(walk.nb, "error")} == {"NotYet"}


AFTER_TRAINING = ("loss-curve-code", "samples-code")


# The other steps ------------------------------------------------------------------------------------------------

OTHERS = [pytest.param(step, id=step.id) for step in COURSE.steps if step.id != STEP.id]


@pytest.mark.parametrize("language", NOTEBOOKS)
@pytest.mark.parametrize("step", OTHERS)
def test_another_step_s_lesson_runs_whole_when_it_is_solved(
    assignments: Path, step: Step, language: str
) -> None:
    """Every cell ran, nothing complained, and each TODO's cell shows its tick."""
    for todo in step.stubs:
        assert todo.file
        solve(assignments / step.id, todo.file)
    notebook = client(assignments / step.id, language).execute()
    assert all(cell.execution_count for cell in notebook.cells if cell.cell_type == "code")
    assert outputs(notebook, "error") == []
    assert [output.text for output in outputs(notebook, "stream") if output.name == "stderr"] == []
    checks = {cell.id: cell for cell in notebook.cells if cell.id.startswith("check-")}
    assert {f"check-{todo.id}" for todo in step.todos} <= set(checks)
    assert all("✓" in cell.outputs[0].text for cell in checks.values())


@pytest.mark.parametrize("language", NOTEBOOKS)
@pytest.mark.parametrize("step", OTHERS)
def test_another_step_s_lesson_waits_kindly_where_it_is_open(
    assignments: Path, step: Step, language: str
) -> None:
    """As above: run in any order, no cell shows a stub's traceback or misses a name that another would have made."""
    walk = client(assignments / step.id, language)
    walk.allow_errors = True
    walk.execute()
    stopped = {cell.id for cell in walk.nb.cells for output in cell.get("outputs", []) if "ename" in output}
    assert {f"check-{todo.id}" for todo in step.todos} <= stopped
    assert {error.ename for error in outputs(walk.nb, "error")} == {"NotYet"}


# Training -------------------------------------------------------------------------------------------------------


def test_the_other_notebook_s_stories_are_replaced_but_not_a_text_of_one_s_own(folder: Path) -> None:
    for before, after in (("zh", "en"), ("en", "en"), (None, None)):
        text = b"my own text\n" if before is None else (ROOT / "data" / f"stories_{before}.txt").read_bytes()
        (folder / "sample_data.txt").write_bytes(text)
        walk = client(folder, "en")
        walk.nb.cells = [cell for cell in walk.nb.cells if cell.id in ("set-up", "imports", "sample-data")]
        walk.execute()
        expected = text if after is None else (ROOT / "data" / f"stories_{after}.txt").read_bytes()
        assert (folder / "sample_data.txt").read_bytes() == expected


def test_interrupting_the_kernel_keeps_what_was_learned(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """IPython kills what it interrupts after a moment; training is given the time to save and to say how to go on."""
    monkeypatch.delenv("LESSON_SHORT")
    for todo in STEP.stubs:
        assert todo.file
        solve(folder, todo.file)
    walk = client(folder, "en")
    walk.nb.cells = [cell for cell in walk.nb.cells if cell.id in ("set-up", "training")]
    interrupted: list[Any] = []
    process_message = walk.process_message

    def interrupt_at_the_first_line(message: Any, *rest: Any) -> Any:
        kernel: Any = walk.km
        if not interrupted and "%" in message["content"].get("text", ""):
            interrupted.append(asyncio.ensure_future(kernel.interrupt_kernel()))
        return process_message(message, *rest)

    monkeypatch.setattr(walk, "process_message", interrupt_at_the_first_line)
    walk.execute()
    assert outputs(walk.nb, "error") == []
    said = "".join(output.text for output in outputs(walk.nb, "stream"))
    assert "Stopped; what was learned is kept" in said
    assert "--resume runs" in said
    assert "Traceback" not in said
    (run,) = (folder / "runs").iterdir()
    assert {"checkpoint.safetensors", "model.safetensors"} <= {path.name for path in run.iterdir()}
