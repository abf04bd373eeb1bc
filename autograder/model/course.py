"""``solutions/course.toml`` and each step's ``step.toml``: all of the course that is not code, typed and checked."""

from __future__ import annotations

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

import msgspec

from autograder.model.errors import AuthorError, CallerError
from autograder.model.paths import COURSE_FILE, MANIFEST_FILE, STEP_FILE
from autograder.model.verdict import Text


class UnknownTodo(CallerError):
    """No TODO, or more than one, is called so. The message lists the names that there are."""


class CourseError(AuthorError):
    """course.toml or a step.toml is wrong. The message names the file, the place and what is expected there."""


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one TODO may use, its import included. Memory comes on top of the warm interpreter's."""

    cpu_seconds: int = 5
    wall_seconds: int = 15
    memory_mib: int = 1024


class Late(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``[late.<step>]``: when a step is due, and what each begun day after that costs.

    ``penalty_per_day`` is a share of full marks; after ``closes_after_days`` days that aren't free, nothing is left.
    """

    due: Annotated[datetime, msgspec.Meta(tz=True)]
    penalty_per_day: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.0
    closes_after_days: Annotated[int, msgspec.Meta(ge=0)] | None = None


FeedbackLevel = Literal["score", "hint", "counterexample"]


class Feedback(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How much students are told: points only, a hint without the hidden question, or the question and both answers.

    A step without a deadline goes by ``after_deadline`` from the beginning.
    """

    before_deadline: FeedbackLevel = "hint"
    after_deadline: FeedbackLevel = "counterexample"


class Todo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One TODO of a step. ``file`` is None for the check that runs all of the step's files together."""

    id: str
    points: float
    title: Text
    file: str | None = None
    function: str | None = None
    hints: list[Text] = []
    limits: Limits | None = None
    # A failing property is shrunk to its smallest counterexample: for TODOs that answer at once.
    shrink: bool = False

    @property
    def module(self) -> str:
        """The name that tests and drivers of this TODO carry: ``test_<module>.py``."""
        return self.file.removesuffix(".py") if self.file else self.id


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One step: a folder under ``solutions/`` and ``assignments/``, one nbgrader assignment; its id is the folder's name.

    ``given`` are the files that only this step has, copied to students as they are. ``sandbox`` names those of them, and
    of the kit, that the step's drivers use: they alone reach the process that runs student code, and count for what
    grades it. ``run`` is the command that uses what the student built, for when all is done. ``reveals`` are earlier steps whose answers can be read in this step's given files.
    ``optional`` TODOs are for whoever wants more. They are worth nothing, their files may be missing, they are no part
    of the check of all files together, of the gradebook or of the report: nobody can lose by them.
    """

    id: str
    title: Text
    given: list[str]
    todos: list[Todo]
    optional: list[Todo] = []
    feedback: Feedback = Feedback()
    deadline: Annotated[datetime, msgspec.Meta(tz=True)] | None = None
    sandbox: list[str] = []
    run: str = ""
    reveals: list[str] = []

    def todo(self, todo_id: str) -> Todo:
        """The TODO of that id. Raises KeyError."""
        for todo in self.everything:
            if todo.id == todo_id:
                return todo
        raise KeyError(todo_id)

    @property
    def stubs(self) -> list[Todo]:
        """The TODOs that a student writes a file for."""
        return [todo for todo in self.todos if todo.file is not None]

    @property
    def together(self) -> Todo | None:
        """The check that runs all of the step's files together, if the step has one."""
        return next((todo for todo in self.todos if todo.file is None), None)

    @property
    def files(self) -> list[Todo]:
        """All TODOs with a file, the optional ones last."""
        return [*self.stubs, *self.optional]

    @property
    def everything(self) -> list[Todo]:
        """All TODOs, the optional ones last."""
        return [*self.todos, *self.optional]

    @property
    def points(self) -> float:
        """Full marks."""
        return sum(todo.points for todo in self.todos)


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What course.toml says besides its steps. ``weights`` are the steps' shares of the course's total, 1 each by default.

    ``version`` is the course's, as in CHANGELOG.md; released to students, so that they can say which one they have.
    ``given`` are files beside the steps' folders, copied to students as they are; ``run`` is the command that joins what
    students have built in all steps.
    """

    schema_version: int
    id: str
    title: Text
    seed: int
    weights: dict[str, Annotated[float, msgspec.Meta(ge=0)]] = {}
    limits: Limits = Limits()
    version: str = ""
    given: list[str] = []
    run: str = ""
    # By step, and not in the step's own table: what grades a step is made of that, and a new due date must regrade nobody.
    late: dict[str, Late] = {}
    late_day_budget: Annotated[int, msgspec.Meta(ge=0)] = (
        0  # days that each student may be late for free, in all
    )


class CourseFile(Settings, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The whole of course.toml, which names the steps in the course's order."""

    steps: Annotated[list[str], msgspec.Meta(min_length=1)]


class Course(Settings, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The course with its steps."""

    steps: list[Step]

    def step(self, step_id: str) -> Step:
        """The step of that id. Raises KeyError."""
        for step in self.steps:
            if step.id == step_id:
                return step
        raise KeyError(step_id)

    def find(self, name: str) -> tuple[Step, Todo]:
        """The TODO of a full name, ``STEP/ID``, or of its id alone where only one step has one of that id.

        Raises UnknownTodo.
        """
        named, _, todo_id = name.rpartition("/")
        found = [
            (step, todo)
            for step in self.steps
            for todo in step.everything
            if todo.id == todo_id and named in ("", step.id)
        ]
        if len(found) == 1:
            return found[0]
        if found:
            names = ", ".join(f"{step.id}/{todo.id}" for step, todo in found)
            raise UnknownTodo(f"{name}: {len(found)} steps have a TODO of that id; give one of {names}")
        known = ", ".join(f"{step.id}/{todo.id}" for step in self.steps for todo in step.everything)
        raise UnknownTodo(f"{name}: there is no such TODO; there are {known}")

    def limits_of(self, todo: Todo) -> Limits:
        """The TODO's own limits, else the course's."""
        return todo.limits or self.limits


def load_course(path: Path = COURSE_FILE) -> Course:
    """Read and check course.toml and the step.toml of each of its steps, which stand in folders beside it.

    Raises CourseError for a missing file, bad TOML, an unknown or missing field, or names that occur twice.
    """
    file = _read(path, CourseFile, "run this from a checkout of the course repository")
    _refuse_repeats(path, "step", file.steps)
    steps = [_read_step(path.parent / name / STEP_FILE) for name in file.steps]
    settings = {name: getattr(file, name) for name in Settings.__struct_fields__}
    course = Course(**settings, steps=steps)
    for table, names in (("late", course.late), ("weights", course.weights)):
        for name in sorted(names.keys() - set(file.steps)):
            raise CourseError(f"{path}: [{table}.{name}]: there is no such step")
    for number, step in enumerate(steps):
        if step.id in course.late and step.deadline not in (None, course.late[step.id].due):
            raise CourseError(f"{path}: [late.{step.id}] due and the step's deadline are two times; give one")
        for name in sorted(set(step.reveals) - set(file.steps[:number])):
            raise CourseError(
                f"{path.parent / step.id / STEP_FILE}: reveals {name}, which is no step before it in {path.name}"
            )
    return course


def _read_step(path: Path) -> Step:
    step = _read(path, Step, f"write it, or take {path.parent.name} out of course.toml's steps")
    if not step.todos:
        raise CourseError(f"{path}: has no [[todos]]; a step has at least one TODO")
    together = [todo.id for todo in step.todos if todo.file is None]
    if len(together) > 1:
        raise CourseError(
            f"{path}: {', '.join(together)} have no file; one check of all files together is possible"
        )
    _refuse_repeats(path, "TODO", [todo.id for todo in step.everything])
    _refuse_repeats(path, "file", [todo.file for todo in step.files if todo.file] + step.given)
    return step


File = TypeVar("File", CourseFile, Step)


def _read(path: Path, kind: type[File], mend: str) -> File:
    try:
        content: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        return msgspec.convert({"id": path.parent.name, **content} if kind is Step else content, kind)
    except FileNotFoundError as error:
        raise CourseError(f"{path}: no such file; {mend}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise CourseError(f"{path}: {error}") from error


def load_manifest(path: Path = MANIFEST_FILE) -> Course:
    """The course as students have it: course.toml's public part, generated. Its seed is not in there and reads as 0.

    Raises CourseError for a missing or malformed file.
    """
    try:
        shown = msgspec.json.decode(path.read_bytes(), type=dict[str, Any])
        return msgspec.convert({**shown, "seed": 0}, Course)
    except FileNotFoundError as error:
        raise CourseError(f"{path}: no such file; get it back with: git checkout -- {path.name}") from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise CourseError(f"{path}: {error}") from error


def course_of_checkout() -> Course:
    """The course of this checkout: from course.toml where there are solutions, from the manifest where there aren't."""
    return load_course() if COURSE_FILE.is_file() else load_manifest()


def _refuse_repeats(path: Path, what: str, names: list[str]) -> None:
    repeated = sorted({name for name in names if names.count(name) > 1})
    if repeated:
        raise CourseError(f"{path}: {what} {', '.join(repeated)} is listed more than once")
