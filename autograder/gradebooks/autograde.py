"""`nbgrader autograde` without a kernel: the sandboxed grader grades the files, its verdict goes into the grade cells.

``SandboxedExporter`` stands where nbgrader reads notebooks, ``PutVerdict`` where it executes them. The exporter lives as
long as one `nbgrader autograde`; it runs `grade.py run` once, for the whole class: what has not changed costs nothing.
"""

from __future__ import annotations

import glob
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat.notebooknode import NotebookNode
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Unicode

from autograder.gradebooks.notebooks import NOTES, read_source, rebuilt
from autograder.gradebooks.store import Store, cell_name, comment_text
from autograder.intake.placing import add_missing_notebooks
from autograder.intake.submissions import read_submission, student_label
from autograder.model.course import Course, load_course
from autograder.model.paths import ROOT
from autograder.model.verdict import Verdict
from autograder.record.runs import Run, open_run

FINISHED = (0, 3)  # 3: some have no verdict; the others have
STRUCTURE = os.path.join("{nbgrader_step}", "{student_id}", "{assignment_id}")


class NotGradedError(Exception):
    """There is no verdict for reasons of the machine or of the set-up. nbgrader keeps the older score."""


class Grading:
    """The verdicts of one folder of submissions, graded when the first one is asked for."""

    def __init__(self, course: Course, submitted: Path, out: Path) -> None:
        self.course, self.submitted, self.out = course, submitted, out
        self._graded: Run | None = None

    def verdict(self, student: str, step: str) -> Verdict:
        """The verdict on what is in the folder now. Raises NotGradedError."""
        found = self._find(student, step)
        if found is None:
            self._graded = None  # something came in after the class was graded
            found = self._find(student, step)
        if found is None or found.score is None:
            reason = found.reason if found else "the files changed while they were graded"
            raise NotGradedError(f"{student}/{step}: not graded, and not the student's fault: {reason}")
        return found

    def _find(self, student: str, step: str) -> Verdict | None:
        if self._graded is None:
            self._run()
            self._graded = open_run(self.out)
        submission = read_submission(self.submitted, student, self.course.step(step))
        try:
            found = self._graded.find((submission.student, step))
        except KeyError:
            return None
        return found if found.submission == submission.digest else None

    def _run(self) -> None:
        command = [sys.executable, str(ROOT / "autograder" / "grade.py"), "run", str(self.submitted)]
        done = subprocess.run(
            [*command, "--out", str(self.out)], capture_output=True, text=True, encoding="utf-8", check=False
        )
        if done.returncode not in FINISHED:
            raise NotGradedError(f"grade.py run ended with {done.returncode}: {done.stderr.strip()[-2000:]}")


class SandboxedExporter(NotebookExporter):
    """Reads notebooks as data: a submitted one is rebuilt around the course's own grade cells."""

    graded_directory = Unicode(
        "graded", help="Where verdicts and their record are kept, below the course's root."
    ).tag(config=True)

    def __init__(self, config: Any = None, **arguments: Any) -> None:
        super().__init__(config=config, **arguments)
        self.course = load_course()
        self._grading: Grading | None = None
        self._add_missing_notebooks()

    def _add_missing_notebooks(self) -> None:
        """nbgrader goes by notebooks, and has passed over who handed in files only by now: they are graded as well.

        What `collect` brings has its notebooks; this is for folders that were filled by hand or by zip_collect.
        """
        converter: Any = self.parent
        coursedir = self.coursedir
        if coursedir.notebook_id != "*":  # only one notebook was asked for
            return
        source = Path(coursedir.format_path(coursedir.source_directory, ".", coursedir.assignment_id))
        where = coursedir.format_path(
            coursedir.submitted_directory, coursedir.student_id, coursedir.assignment_id
        )
        for folder in map(Path, sorted(glob.glob(where))):
            if folder.is_symlink() or folder.parent.is_symlink():
                continue  # grading says so
            try:
                missing = add_missing_notebooks(folder, source)
            except OSError as error:
                self.log.error("%s: no notebook could be put in, not graded: %s", folder, error.strerror)
                continue
            if missing:
                self.log.warning(
                    "%s: %s put in; the files are graded all the same", folder, ", ".join(missing)
                )
                converter.assignments[str(folder)] = sorted(map(str, folder.glob("*.ipynb")))

    @property
    def coursedir(self) -> CourseDirectory:
        """Where the course's folders are, from the converter that owns this exporter."""
        assert self.parent is not None
        return self.parent.coursedir

    def verdict(self, student: str, step: str) -> Verdict:
        """Raises NotGradedError."""
        root = Path(self.coursedir.root)
        if self.coursedir.directory_structure != STRUCTURE:
            raise NotGradedError(f"CourseDirectory.directory_structure must be {STRUCTURE}")
        if self._grading is None:
            submitted = root / self.coursedir.submitted_directory
            self._grading = Grading(self.course, submitted, root / self.graded_directory)
        return self._grading.verdict(student, step)

    def from_filename(self, filename: str, resources: Any = None, **_: Any) -> Any:
        """A submitted notebook is rebuilt; one that this exporter has written is read as it is."""
        path, named = Path(filename), resources["nbgrader"]
        submitted = self.coursedir.format_path(
            self.coursedir.submitted_directory, named["student"], named["assignment"]
        )
        if path.parent == Path(submitted):
            source = self.coursedir.format_path(self.coursedir.source_directory, ".", named["assignment"])
            notebook = rebuilt(path, read_source(Path(source) / path.name))
            for note in notebook.metadata[NOTES]:
                self.log.warning("%s/%s: %s", student_label(named["student"]), path.name, note)
        else:
            notebook = nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)
        resources.setdefault("metadata", {}).update(name=path.stem, path=str(path.parent))
        return self.from_notebook_node(notebook, resources=resources)


class PutVerdict(NbGraderPreprocessor):
    """Puts the verdict on a submission's files into the gradebook, and into the grade cells that this notebook has."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Raises NotGradedError, GradebookError: then nothing is written."""
        named, exporter = resources["nbgrader"], self.parent
        assert isinstance(exporter, SandboxedExporter)
        verdict = exporter.verdict(named["student"], named["assignment"])
        if verdict.student != named["student"]:
            raise NotGradedError(f"{verdict.student}: rename the folder; nbgrader shows names as they are")
        with Store(named["db_url"], exporter.course) as store:
            store.write([verdict])
        _fill(nb, verdict)
        return nb, resources


def _fill(nb: NotebookNode, verdict: Verdict) -> None:
    """As outputs, for feedback and formgrader: what to know, and the score as the cell's value, nbgrader's way."""
    todos = {cell_name(todo.id): todo for todo in verdict.todos}
    for cell in nb.cells:
        todo = todos.get(cell.metadata.get("nbgrader", {}).get("grade_id"))
        if todo is not None:
            text = nbformat.v4.new_output("stream", name="stdout", text=comment_text(todo) + "\n")
            value = nbformat.v4.new_output(
                "execute_result", {"text/plain": repr(todo.score)}, execution_count=1
            )
            cell.outputs, cell.execution_count = [text, value], 1
    notes = nb.metadata.get(NOTES, [])
    if notes:
        text = "**Notebook:** " + "; ".join(notes)
        nb.cells.insert(0, nbformat.v4.new_markdown_cell(source=text, id="notes"))
