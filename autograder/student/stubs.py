"""Is a TODO still open? And what did its stub look like, for starting over?"""

from __future__ import annotations

import ast
from pathlib import Path

from autograder.model.course import Step, Todo
from autograder.model.paths import COURSE_FILE, ORIGINALS, SOLUTIONS
from autograder.model.stubs import stub_of


class ResetError(Exception):
    """A stub can't be restored. The message says which file is missing."""


def is_open(todo: Todo, path: Path) -> bool:
    """Whether nobody has begun: the TODO's function does nothing but raise NotImplementedError.

    A file that is missing or can't be parsed is not open: running the tests says what is wrong with it.
    """
    body = _body(todo, path)
    return len(body) == 1 and _raises_not_implemented(body[0])


def marker_line(todo: Todo, path: Path) -> int | None:
    """The line of a ``raise NotImplementedError`` that was left in front of the student's code; None when not so."""
    return todo_line(todo, path) if len(_body(todo, path)) > 1 else None


def todo_line(todo: Todo, path: Path) -> int | None:
    """The line of the stub's ``raise NotImplementedError``, which the student's code replaces; None when it is gone."""
    return next((each.lineno for each in _body(todo, path) if _raises_not_implemented(each)), None)


def original(step: Step, todo: Todo) -> bytes:
    """The stub as it was released: from the repository's copy, or generated where the solutions are.

    Raises ResetError.
    """
    if COURSE_FILE.is_file():
        solution = SOLUTIONS / step.id / str(todo.file)
        return stub_of(todo, solution.read_text(encoding="utf-8")).encode()
    path = ORIGINALS / step.id / str(todo.file)
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ResetError(f"{path}: no such file; get it back with: git checkout -- {path}") from error


def keep(path: Path) -> Path:
    """Copy the student's file to the first free ``<name>.kept-<n>`` beside it; where to."""
    content = path.read_bytes()
    number = 1
    while True:
        kept = path.with_name(f"{path.name}.kept-{number}")
        try:
            with kept.open("xb") as file:
                file.write(content)
            return kept
        except FileExistsError:
            number += 1


def _body(todo: Todo, path: Path) -> list[ast.stmt]:
    """The statements of the TODO's function (``name`` or ``Class.name``), without its docstring."""
    try:
        nodes: list[ast.stmt] = ast.parse(path.read_bytes()).body
    except (OSError, SyntaxError, ValueError):
        return []
    for name in (todo.function or "").split("."):
        found = [
            node
            for node in nodes
            if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef) and node.name == name
        ]
        if not found:
            return []
        node = found[-1]
        nodes = node.body[1:] if ast.get_docstring(node) is not None else node.body
    return nodes


def _raises_not_implemented(statement: ast.stmt) -> bool:
    if not isinstance(statement, ast.Raise) or statement.exc is None:
        return False
    raised = statement.exc.func if isinstance(statement.exc, ast.Call) else statement.exc
    return isinstance(raised, ast.Name) and raised.id == "NotImplementedError"
