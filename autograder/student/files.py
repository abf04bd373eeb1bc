"""Where the files of a TODO stand, and how to tell one version of them from another."""

from __future__ import annotations

import hashlib
from pathlib import Path

from autograder.model.course import Step, Todo
from autograder.model.paths import PUBLIC


def public_test(step: Step, todo: Todo) -> Path:
    """Where the public tests of a TODO stand."""
    return PUBLIC / step.id / f"test_{todo.module}.py"


def own_files(step: Step, todo: Todo, folder: Path) -> list[Path]:
    """The student's files that a TODO's tests run: its own one, or all, for the check that runs them together."""
    return [folder / str(each.file) for each in step.stubs if todo.file in (None, each.file)]


def digest(step: Step, todo: Todo, folder: Path) -> str:
    """sha256 of the student's files and of the public test that judges them; "" when one is missing."""
    sha = hashlib.sha256()
    try:
        for path in [*own_files(step, todo, folder), public_test(step, todo)]:
            content = path.read_bytes()
            sha.update(f"{len(content)}\n".encode() + content)
    except OSError:
        return ""
    return sha.hexdigest()


def for_reading(path: Path) -> str:
    """The path as it is typed from here, if that is shorter."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
