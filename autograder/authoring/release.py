"""Generates ``assignments/`` from ``solutions/``, never edited by hand, checked in CI.

Generated are stubs, given files, the lesson's notebooks, a README.md for each folder that has one, and the manifest. A stub is the solution's file with each answer, which stands between ``### BEGIN SOLUTION`` and ``### END SOLUTION``,
replaced by a marker comment and ``raise NotImplementedError``.
"""

from __future__ import annotations

import difflib
from pathlib import Path

import msgspec

from autograder.authoring.notebook import LessonError, notebook, read_lesson
from autograder.model.course import Course, Step
from autograder.model.errors import AuthorError
from autograder.model.languages import LANGUAGES
from autograder.model.paths import ASSIGNMENTS, NOTEBOOKS, SOLUTIONS, STEP_FILE
from autograder.model.stubs import stub_of

MANIFEST = "manifest.json"
KIT = "kit"  # given code that steps share
LESSON = "lesson"  # the folder with the lesson's source, beside a step's solutions
GRADED_LANGUAGE = LANGUAGES[
    0
]  # nbgrader's grade cells stand in one notebook only, or every point would count twice


class ReleaseError(AuthorError):
    """A solution file can't be turned into a stub: the message names file, line and rule."""


def generate(course: Course, solutions: Path = SOLUTIONS) -> dict[str, bytes]:
    """Every file of ``assignments/`` by its path in there. Raises ReleaseError."""
    files: dict[str, bytes] = {}
    for step in course.steps:
        for todo in step.files:
            assert todo.file is not None
            files[f"{step.id}/{todo.file}"] = stub_of(
                todo, _read(solutions / step.id / todo.file).decode("utf-8")
            ).encode()
        for name in step.given:
            files[f"{step.id}/{name}"] = _read(solutions / step.id / name)
        for name, content in _notebooks(step, solutions / step.id / LESSON).items():
            files[f"{step.id}/{name}"] = content
    steps = {step.id for step in course.steps}
    for page in sorted(solutions.glob("*/README.md")):
        if (
            page.parent.name in steps or not (page.parent / STEP_FILE).is_file()
        ):  # the latter announces a step
            files[f"{page.parent.name}/{page.name}"] = page.read_bytes()
    for name in course.given:
        files[name] = _read(solutions / name, "course.toml")
    for path in sorted((solutions / KIT).rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            files[path.relative_to(solutions).as_posix()] = path.read_bytes()
    files[MANIFEST] = manifest(course)
    return files


def _notebooks(step: Step, lesson: Path) -> dict[str, bytes]:
    """The step's notebooks by their names, none if it has no lesson. Raises ReleaseError."""
    if not lesson.is_dir():
        return {}
    points = {todo.id: todo.points for todo in step.todos}
    try:
        cells = read_lesson(lesson)
        return {
            NOTEBOOKS[language]: notebook(cells, language, points if language == GRADED_LANGUAGE else None)
            for language in LANGUAGES
        }
    except LessonError as error:
        raise ReleaseError(str(error)) from error


def _read(path: Path, listed_in: str = STEP_FILE) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ReleaseError(
            f"{path}: no such file; write it, or take it out of {listed_in} beside it"
        ) from error


def manifest(course: Course) -> bytes:
    """What the student's tools need of the course, as JSON; the suite's seed stays out of it."""
    shown = msgspec.to_builtins(msgspec.structs.replace(course, seed=0))
    del shown["seed"]
    text = msgspec.json.format(msgspec.json.encode(shown), indent=2)
    return text + b"\n"


def write(course: Course, folder: Path = ASSIGNMENTS, solutions: Path = SOLUTIONS) -> list[str]:
    """Bring ``folder`` up to date; the paths that changed. Raises ReleaseError, before anything is written."""
    changed = []
    for name, content in generate(course, solutions).items():
        path = folder / name
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            changed.append(name)
    return changed


def differences(course: Course, folder: Path = ASSIGNMENTS) -> list[str]:
    """How ``folder`` differs from what the solutions generate, as readable diffs; empty when it does not."""
    generated = generate(course)
    found: list[str] = []
    for name, content in generated.items():
        path = folder / name
        present = path.read_bytes() if path.is_file() else b""
        if present != content:
            diff = difflib.unified_diff(
                present.decode("utf-8", "replace").splitlines(),
                content.decode("utf-8", "replace").splitlines(),
                f"{folder.name}/{name} (as committed)",
                f"{folder.name}/{name} (as generated)",
                lineterm="",
            )
            found.append("\n".join(diff) or f"{folder.name}/{name}: differs in line ends or bytes")
    for name in ("", *(step.id for step in course.steps), KIT):
        for path in sorted(p for p in (folder / name).glob("*") if p.suffix in (".py", ".ipynb")):
            if (relative := path.relative_to(folder).as_posix()) not in generated:
                found.append(f"{folder.name}/{relative}: is not generated from solutions/; delete it")
    return found
