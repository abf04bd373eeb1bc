"""What the commands do, without a word on the screen: finds TODOs, checks them, remembers what passed."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from autograder.model.course import Course, Step, Todo
from autograder.model.readable import unreadable
from autograder.model.verdict import Text
from autograder.student import files, stubs
from autograder.student.progress import Progress
from autograder.student.records import Report, Trouble
from autograder.student.runner import Bench


class UnknownTodo(Exception):
    """No TODO has this id. ``known`` are the TODOs there are."""

    def __init__(self, todo_id: str, known: list[Todo]) -> None:
        super().__init__(todo_id)
        self.todo_id, self.known = todo_id, known


@dataclass(frozen=True)
class About:
    """One TODO as a screen speaks of it.

    ``todo_line`` is where its stub's raise stands, ``marker_line`` where that was left in front of the student's code.
    ``still_open`` are the TODOs that the check of all files together waits for.
    """

    todo: Todo
    file: str
    hints_left: int = 0
    marker_line: int | None = None
    seconds: float = 5.0
    is_open: bool = True
    todo_line: int | None = None
    still_open: tuple[About, ...] = ()


@dataclass
class Session:
    """One step of the course in one folder of a student's."""

    course: Course
    step: Step
    folder: Path
    bench: Bench
    progress: Progress

    @property
    def todos(self) -> list[Todo]:
        """The TODOs that have public tests, in the course's order."""
        return [todo for todo in self.step.todos if files.public_test(self.step, todo).is_file()]

    def find(self, todo_id: str) -> Todo:
        """The TODO of that id, however it is written (in capitals, with "todo" before it, or as its file's name). Raises UnknownTodo."""
        known = [*self.todos, *self.step.optional]
        name = Path(todo_id).name.lower().removesuffix(".py")
        wanted = name.removeprefix("todo").strip()
        for todo in known:
            if wanted == todo.id.lower() or name == todo.module:
                return todo
        raise UnknownTodo(todo_id, known)

    def path(self, todo: Todo) -> Path:
        """The student's file; the folder, for the check that runs all files together."""
        return self.folder / todo.file if todo.file else self.folder

    def is_open(self, todo: Todo) -> bool:
        """Whether the stub is still as nobody has touched it; for the check of all files: whether any is."""
        if todo.file is None:
            return any(self.is_open(other) for other in self.step.stubs)
        return stubs.is_open(todo, self.path(todo))

    def has_passed(self, todo: Todo) -> bool:
        """Whether exactly these files have passed."""
        return self.progress.has_passed(todo, files.digest(self.step, todo, self.folder))

    def first_open(self) -> Todo | None:
        """The first TODO that has not passed as it stands now; None when all have."""
        return next((todo for todo in self.todos if not self.has_passed(todo)), None)

    def check(self, todo: Todo) -> Report:
        """Run its public tests, unless its stub is still open, and remember whether it passed."""
        digest = files.digest(self.step, todo, self.folder)
        trouble = self._unreadable(todo)
        if trouble is not None:
            report = Report(todo.id, "import_error", trouble=trouble)
        elif self.is_open(todo):
            report = Report(todo.id, "not_attempted")
        else:
            report = self.bench.check(self.step, todo, self.folder, self.course.limits_of(todo))
        if report.status == "passed":
            self.progress.note_passed(todo, digest)
        elif report.status != "broken_check":
            self.progress.note_not_passed(todo)
        return report

    def _unreadable(self, todo: Todo) -> Trouble | None:
        """What is to be said of the first of its files that can't be taken for grading; None when all can be."""
        for path in files.own_files(self.step, todo, self.folder):
            if path.is_file() and os.access(path, os.R_OK):
                why = unreadable(path.read_bytes())
                if why is not None:
                    return Trouble(
                        "", "", None, Text(zh=f"{path.name}：{why.zh}。", en=f"{path.name}: {why.en}.")
                    )
        return None

    def about(self, todo: Todo) -> About:
        """What the screens need to know of a TODO."""
        path = self.path(todo)
        others = [] if todo.file else [each for each in self.step.stubs if self.is_open(each)]
        return About(
            todo,
            files.for_reading(path),
            len(todo.hints) - self.progress.hints_read(todo),
            stubs.marker_line(todo, path) if todo.file else None,
            self.course.limits_of(todo).cpu_seconds,
            self.is_open(todo),
            stubs.todo_line(todo, path) if todo.file else None,
            tuple(self.about(each) for each in others),
        )

    def reset(self, todo: Todo) -> tuple[bool, Path | None]:
        """Restore the stub. Whether anything changed, and where the student's version is kept, if there was one.

        Raises ResetError.
        """
        original, path = stubs.original(self.step, todo), self.path(todo)
        kept = None
        if path.is_file():
            if path.read_bytes() == original:
                return False, None
            kept = stubs.keep(path)
        path.write_bytes(original)
        self.progress.note_not_passed(todo)
        return True, kept
