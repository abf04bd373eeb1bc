"""The notebooks run: top to bottom with the solutions; with the stubs they wait at each open TODO, as a student walks."""

from __future__ import annotations

import asyncio
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode

from autograder.authoring.student_repository import repository_files
from autograder.model.course import Step, Todo, load_course
from autograder.model.paths import NOTEBOOKS, ROOT

pytestmark = pytest.mark.slow

COURSE = load_course()
STEP = COURSE.step("step3_pretrain")
PICTURES = 7
SECONDS_FOR_A_CELL = 240  # a guard against hanging, not a measurement


# A fresh kernel costs seconds, most of them torch's import. This one forgets all names and all code of the repository.
FORGET = """
import importlib, os, sys
for name, module in list(sys.modules.items()):
    if str(getattr(module, "__file__", None)).startswith({root!r}):
        del sys.modules[name]
importlib.invalidate_caches()
sys.path[:] = [entry for entry in sys.path if entry != ".."]
os.chdir({folder!r})
os.environ.update({environment!r})
for name in {unset!r}:
    os.environ.pop(name, None)
%reset -f
"""
ENVIRONMENT = {
    "LESSON_SHORT": "1",
    "LESSON_LANGUAGE": "both",  # whatever the machine speaks, each notebook speaks its language
    "OMP_NUM_THREADS": "1",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
}


class Lessons:
    """A student's repository, and the kernel in which all of its notebooks are run, one after the other."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files = repository_files(COURSE)
        self._write("")
        self.client = NotebookClient(
            nbformat.v4.new_notebook(),
            timeout=SECONDS_FOR_A_CELL,
            kernel_name="python3",
            coalesce_streams=True,  # on a busy machine the kernel sends what a cell prints in more than one piece
            resources={"metadata": {"path": str(root)}},
        )

    def _write(self, below: str) -> None:
        for name, content in self.files.items():
            if name.startswith(below):
                path = self.root / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)

    def folder(self, step: Step = STEP) -> Path:
        """Where a step's notebooks are."""
        return self.root / "assignments" / step.id

    def solve(self, todo: Todo, step: Step = STEP) -> None:
        """Put the solution in place of a stub."""
        assert todo.file
        shutil.copy(ROOT / "solutions" / step.id / todo.file, self.folder(step))

    def open(
        self, language: str, step: Step = STEP, solved: bool = False, **environment: str | None
    ) -> NotebookClient:
        """A notebook that is about to be run in its folder as the student gets it, or solved.

        ``environment`` has further variables, or None for those that are not to be set.
        """
        shutil.rmtree(self.folder(step))
        self._write(f"assignments/{step.id}/")
        for todo in step.stubs if solved else ():
            self.solve(todo, step)
        wanted = {"NBGRADER_VALIDATING": None, **ENVIRONMENT, **environment}
        forget = FORGET.format(
            root=str(self.root),
            folder=str(self.folder(step)),
            environment={name: value for name, value in wanted.items() if value is not None},
            unset=[name for name, value in wanted.items() if value is None],
        )
        self.client.allow_errors = False
        self.client.nb = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(forget)])
        self.run()
        self.client.nb = nbformat.read(self.folder(step) / NOTEBOOKS[language], as_version=4)
        return self.client

    def run(self) -> NotebookNode:
        """Run the notebook that is open from top to bottom; the notebook with what its cells printed."""
        return self.client.execute(cleanup_kc=False)


@pytest.fixture(scope="module")
def lessons(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lessons]:
    """One for all tests."""
    made = Lessons(tmp_path_factory.mktemp("student"))
    with made.client.setup_kernel():
        yield made


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


def test_with_the_solutions_it_runs_top_to_bottom(lessons: Lessons) -> None:
    """As when nbgrader validates it: grade cells return nothing and print no error, so they count in full."""
    lessons.open("zh-CN", solved=True, LESSON_SHORT=None, NBGRADER_VALIDATING="1")
    notebook = lessons.run()
    check_finished(notebook, lessons.folder())
    check_language(notebook, lessons.folder(), "zh-CN")
    grade_cells = [cell for cell in notebook.cells if "nbgrader" in cell.metadata]
    assert len(grade_cells) == len(STEP.todos)
    for cell in grade_cells:
        assert [output.output_type for output in cell.outputs] == ["stream"]
        assert "✓" in cell.outputs[0].text


def test_a_student_s_walk(lessons: Lessons) -> None:
    """From the stubs on: the notebook stops at each open TODO, kindly; solve it, run the same cell again, go on."""
    walk = lessons.open("en")
    stops: list[str] = []
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
            lessons.solve(todo)
            continue
        index += 1
    assert stops == [todo.id for todo in STEP.stubs]
    check_finished(walk.nb, lessons.folder())
    check_language(walk.nb, lessons.folder(), "en")


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


AFTER_TRAINING = ("loss-curve-code", "samples-code")
STEPS = pytest.mark.parametrize("step", [pytest.param(step, id=step.id) for step in COURSE.steps])
OTHERS = pytest.mark.parametrize(
    "step", [pytest.param(step, id=step.id) for step in COURSE.steps if step.id != STEP.id]
)


@STEPS
@pytest.mark.parametrize("language", NOTEBOOKS)
def test_every_cell_that_needs_an_open_todo_says_so_kindly(
    lessons: Lessons, step: Step, language: str
) -> None:
    """Run in any order, as readers do: never the traceback of a stub, nor a name that another cell would have made."""
    walk = lessons.open(language, step)
    walk.nb.cells = [cell for cell in walk.nb.cells if cell.id not in ("training", *AFTER_TRAINING)]
    walk.allow_errors = True
    lessons.run()
    stopped = {cell.id for cell in walk.nb.cells for output in cell.get("outputs", []) if "ename" in output}
    assert {f"check-{todo.id}" for todo in step.todos} <= stopped
    assert {error.ename for error in outputs(walk.nb, "error")} == {"NotYet"}


@OTHERS
@pytest.mark.parametrize("language", NOTEBOOKS)
def test_another_step_s_lesson_runs_whole_when_it_is_solved(
    lessons: Lessons, step: Step, language: str
) -> None:
    """Every cell ran, nothing complained, and each TODO's cell shows its tick."""
    lessons.open(language, step, solved=True)
    notebook = lessons.run()
    assert all(cell.execution_count for cell in notebook.cells if cell.cell_type == "code")
    assert outputs(notebook, "error") == []
    assert [output.text for output in outputs(notebook, "stream") if output.name == "stderr"] == []
    checks = {cell.id: cell for cell in notebook.cells if cell.id.startswith("check-")}
    assert {f"check-{todo.id}" for todo in step.todos} <= set(checks)
    assert all("✓" in cell.outputs[0].text for cell in checks.values())


def test_the_other_notebook_s_stories_are_replaced_but_not_a_text_of_one_s_own(lessons: Lessons) -> None:
    for before, after in (("zh", "en"), ("en", "en"), (None, None)):
        text = b"my own text\n" if before is None else (ROOT / "data" / f"stories_{before}.txt").read_bytes()
        walk = lessons.open("en")
        (lessons.folder() / "sample_data.txt").write_bytes(text)
        walk.nb.cells = [cell for cell in walk.nb.cells if cell.id in ("set-up", "imports", "sample-data")]
        lessons.run()
        expected = text if after is None else (ROOT / "data" / f"stories_{after}.txt").read_bytes()
        assert (lessons.folder() / "sample_data.txt").read_bytes() == expected


def test_interrupting_the_kernel_keeps_what_was_learned(
    lessons: Lessons, monkeypatch: pytest.MonkeyPatch
) -> None:
    """IPython kills what it interrupts after a moment; training is given the time to save and to say how to go on."""
    walk = lessons.open("en", solved=True, LESSON_SHORT=None)
    walk.nb.cells = [cell for cell in walk.nb.cells if cell.id in ("set-up", "training")]
    interrupted: list[Any] = []
    process_message = walk.process_message

    def interrupt_at_the_first_line(message: Any, *rest: Any) -> Any:
        kernel: Any = walk.km
        if not interrupted and "%" in message["content"].get("text", ""):
            interrupted.append(asyncio.ensure_future(kernel.interrupt_kernel()))
        return process_message(message, *rest)

    monkeypatch.setattr(walk, "process_message", interrupt_at_the_first_line)
    lessons.run()
    assert outputs(walk.nb, "error") == []
    said = "".join(output.text for output in outputs(walk.nb, "stream"))
    assert "Stopped; what was learned is kept" in said
    assert "--resume runs" in said
    assert "Traceback" not in said
    (run,) = (lessons.folder() / "runs").iterdir()
    assert {"checkpoint.safetensors", "model.safetensors"} <= {path.name for path in run.iterdir()}
