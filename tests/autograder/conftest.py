"""Classes of submissions for the tests of the grader, graded by the command that instructors use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from autograder.grading.asking import Examiner
from autograder.model.course import load_course
from autograder.model.paths import SOLUTIONS
from autograder.model.stubs import stub_of
from autograder.model.verdict import Results, TodoVerdict, Verdict
from autograder.record.results import read_results
from autograder.sandbox.trial.levels import highest_level
from autograder.suite.draw import draw
from autograder.suite.plan import read_files
from tests.autograder.processes import Finished, grade

COURSE = load_course()
STEP = COURSE.step("step3_pretrain")
SOLVED = read_files(STEP, SOLUTIONS / STEP.id)
OPEN = {
    todo.file: stub_of(todo, SOLVED[todo.file].decode("utf-8")).encode()
    for todo in STEP.stubs
    if todo.file is not None
}
FILE_OF = {todo.id: todo.file or "" for todo in STEP.stubs}


@pytest.fixture(scope="session")
def bench() -> Iterator[Examiner]:
    """The hidden suite on a zygote, recorded."""
    with Examiner(COURSE, STEP, highest_level().number, draw(COURSE, STEP)) as made:
        yield made


@dataclass
class ClassFolder:
    """A class on disk, and what the command said about it."""

    folder: Path
    out: Path
    finished: Finished | None = None
    students: list[str] = field(default_factory=list)

    def add(self, student: str, files: Mapping[str, bytes]) -> Path:
        """Write a student's files; the folder of the step."""
        home = self.folder / student / STEP.id
        home.mkdir(parents=True)
        for name, content in files.items():
            (home / name).write_bytes(content)
        self.students.append(student)
        return home

    def run(self, *options: str, environment: Mapping[str, str] | None = None) -> Finished:
        """Grade it."""
        self.finished = grade(
            "run", str(self.folder), "--out", str(self.out), *options, environment=environment
        )
        return self.finished

    @property
    def results(self) -> Results:
        """What results.json says."""
        return read_results(self.out / "results.json")

    def verdict(self, student: str) -> Verdict:
        """One student's verdict."""
        (found,) = [verdict for verdict in self.results.submissions if verdict.student == student]
        return found

    def todo(self, student: str, todo: str) -> TodoVerdict:
        """One TODO of one student."""
        (found,) = [verdict for verdict in self.verdict(student).todos if verdict.id == todo]
        return found


@pytest.fixture
def class_folder(tmp_path: Path) -> ClassFolder:
    """An empty class."""
    return ClassFolder(tmp_path / "submitted", tmp_path / "out")
