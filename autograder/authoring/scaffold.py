"""``grade.py new`` and ``new-step``: the files of a TODO or a step, as a small working example to be rewritten piece by piece.

What is written can be graded at once (a function that doubles a number), so that ``verify`` says from the first minute
on which piece doesn't fit the others. AUTHORS.md leads through the rewriting. All is written, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from autograder.authoring.release import LESSON, write
from autograder.model.course import Course, load_course
from autograder.model.errors import CallerError
from autograder.model.paths import ROOT, STEP_FILE

STEPS = re.compile(r"^steps = \[(.*?)\]", re.MULTILINE | re.DOTALL)
FULL_MARKS = 100
# By the path that each gets, with .txt behind it so that nobody takes them for code; {words} are filled in.
TEMPLATES = ROOT / "autograder" / "authoring" / "templates" / "scaffold"


class ScaffoldError(CallerError):
    """A name is no good, or taken. Nothing was written."""


@dataclass(frozen=True)
class NewTodo:
    """What the author said of it, and the names that follow from it."""

    step: str
    id: str
    title: str
    points: float

    @property
    def function(self) -> str:
        """The function that the student writes: the title in snake_case."""
        return "_".join(re.findall(r"[a-z0-9]+", self.title.lower()))

    @property
    def module(self) -> str:
        """The name of its files."""
        return f"todo{self.id}_{self.function}"

    @property
    def words(self) -> dict[str, str]:
        """What the templates are filled with."""
        return {
            "id": self.id,
            "title": self.title,
            "function": self.function,
            "module": self.module,
            "file": f"{self.module}.py",
            "points": f"{self.points:g}",
            "table": "todos" if self.points else "optional",
            "step": self.step,
        }


def new_todo(
    course: Course, step: str, todo_id: str, title: str, points: float = 0, root: Path = ROOT
) -> list[str]:
    """Write a TODO's files, its entry in step.toml, its cell in the lesson, and release; the paths that changed.

    A TODO without points is optional, and is no part of the lesson's graded cells. Raises ScaffoldError, AuthorError.
    """
    made = NewTodo(step, todo_id, title, points)
    steps = {each.id: each for each in course.steps}
    if step not in steps:
        raise ScaffoldError(f"{step}: there is no such step; there are {', '.join(steps)}")
    if todo_id in [todo.id for todo in steps[step].everything]:
        raise ScaffoldError(f"{todo_id}: {step} has a TODO of that id")
    _check(made)
    manifest = f"solutions/{step}/{STEP_FILE}"
    text = (root / manifest).read_text(encoding="utf-8")
    new = _filled("todo", made.words)
    if points and (root / "solutions" / step / LESSON).is_dir():
        new |= _filled("cell", made.words)
    return _write(root, new, {manifest: f"{text.rstrip()}\n\n{_entry(made)}"})


def new_step(course: Course, step: str, title: str, root: Path = ROOT) -> list[str]:
    """Write a step with one example TODO, append it to course.toml's steps, and release; the paths that changed.

    Raises ScaffoldError, AuthorError.
    """
    if not re.fullmatch(r"step[0-9]+_[a-z][a-z0-9_]*", step):
        raise ScaffoldError(f"{step}: a step is called step, its number, _ and a word")
    if step in [each.id for each in course.steps]:
        raise ScaffoldError(f"{step}: the course has a step of that id")
    if not title.strip() or '"' in title:
        raise ScaffoldError(f"{title}: give a title in English words")
    made = NewTodo(step, "1", "double a number", FULL_MARKS)
    manifest = "solutions/course.toml"
    text = (root / manifest).read_text(encoding="utf-8")
    if not STEPS.search(text):
        raise ScaffoldError(f"{root / manifest}: has no line `steps = [...]` to add the step to")
    steps = ", ".join(f'"{each}"' for each in [*(each.id for each in course.steps), step])
    new = _filled("todo", made.words) | _filled("step", made.words | {"title": title})
    new[f"solutions/{step}/{STEP_FILE}"] += "\n" + _entry(made)
    return _write(root, new, {manifest: STEPS.sub(f"steps = [{steps}]", text, count=1)})


def _filled(kind: str, words: Mapping[str, str]) -> dict[str, str]:
    """The files of a template, by their paths in the checkout."""
    folder = TEMPLATES / kind
    return {
        path.relative_to(folder).as_posix().removesuffix(".txt").format(**words): _text(path, words)
        for path in folder.rglob("*.txt")
    }


def _entry(made: NewTodo) -> str:
    return _text(TEMPLATES / "entry.toml.txt", made.words)


def _text(template: Path, words: Mapping[str, str]) -> str:
    return template.read_text(encoding="utf-8").format(**words)


def _check(made: NewTodo) -> None:
    if not re.fullmatch(r"[0-9]+[a-z]?", made.id):
        raise ScaffoldError(f"{made.id}: an id is a number and, where a TODO has parts, a letter, as in 2b")
    if not made.function or made.function[0].isdigit() or '"' in made.title:
        raise ScaffoldError(f"{made.title}: give a title in English words; the function is named after it")


def _write(root: Path, new: Mapping[str, str], changed: Mapping[str, str]) -> list[str]:
    """Write new files and changed ones, and release what follows from them; undone as a whole when anything fails."""
    for name in sorted(new):
        if (root / name).exists():
            raise ScaffoldError(f"{name}: is there already; nothing was written")
    before = {name: (root / name).read_bytes() for name in changed}
    try:
        for name, text in {**new, **changed}.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
        course = load_course(root / "solutions" / "course.toml")
        released = write(course, root / "assignments", root / "solutions")
    except BaseException:
        for name in new:
            (root / name).unlink(missing_ok=True)
        for name, content in before.items():
            (root / name).write_bytes(content)
        raise
    return [*changed, *sorted(new), *(f"assignments/{name}" for name in released)]
