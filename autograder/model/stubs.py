"""Stubs: made from solutions by taking the answer out, and told apart from work that has begun."""

from __future__ import annotations

from autograder.model.course import Todo
from autograder.model.errors import AuthorError

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"


class StubError(AuthorError):
    """A solution file can't be turned into a stub: the message names file, line and rule."""


def stub_of(todo: Todo, solution: str) -> str:
    """The stub of a TODO's solution.

    Raises StubError when the markers are missing, unbalanced or occur twice.
    """
    lines = solution.splitlines(keepends=True)
    begins = [number for number, line in enumerate(lines) if line.strip() == BEGIN]
    ends = [number for number, line in enumerate(lines) if line.strip() == END]
    if len(begins) != 1 or len(ends) != 1 or ends[0] < begins[0]:
        raise StubError(
            f"{todo.file}: needs exactly one “{BEGIN}” line and one “{END}” line after it, "
            f"found {len(begins)} and {len(ends)}"
        )
    indent = lines[begins[0]][: lines[begins[0]].index("#")]
    marker = [
        f"{indent}# TODO {todo.id}: 在这里写你的代码，写好后删掉下面这一行\n",
        f"{indent}# TODO {todo.id}: write your code here, then delete the line below\n",
        f'{indent}raise NotImplementedError("TODO {todo.id}: {todo.title.zh} / {todo.title.en}")\n',
    ]
    return "".join([*lines[: begins[0]], *marker, *lines[ends[0] + 1 :]])


def left_marker(stub: bytes, source: bytes) -> int | None:
    """The line of a ``raise NotImplementedError`` in a file that holds more code than its stub; None when there is none.

    By text alone: a hostile file can overwhelm Python's parser.
    """
    released = {line.strip() for line in stub.splitlines()}
    lines = [line.strip() for line in source.splitlines()]
    begun = any(
        line and line not in released and not line.startswith((b"#", b"raise NotImplementedError"))
        for line in lines
    )
    marks = [number for number, line in enumerate(lines, 1) if line.startswith(b"raise NotImplementedError")]
    return marks[0] if begun and marks else None
