"""How far a student is: a small file in their folder that they can read, edit and throw away."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path

import msgspec

from autograder.model.course import Todo

FILE = ".progress.json"
NOTE = (
    "check.py 记在这里：每个 TODO 看过几条提示，以及通过公开检查的是哪一版文件。可以删除，不会交上去。 / "
    "Kept by check.py: how many hints of each TODO you have read, and which version of your file passed the public "
    "checks. You may delete it; it is not handed in."
)


class Entry(msgspec.Struct, omit_defaults=True):
    """One TODO: hints read, and the sha256 of the file that last passed."""

    hints: int = 0
    passed: str = ""


class _Stored(msgspec.Struct):
    note: str = NOTE
    todos: dict[str, Entry] = {}


class Progress:
    """The file of one folder, read once, written after every change."""

    def __init__(self, folder: Path) -> None:
        """A missing or unreadable file counts as a fresh start: nothing in it can't be had again."""
        self.path = folder / FILE
        self._stored = _Stored()
        with contextlib.suppress(OSError, msgspec.MsgspecError):
            self._stored = msgspec.json.decode(self.path.read_bytes(), type=_Stored)

    def hints_read(self, todo: Todo) -> int:
        """How many hints of this TODO the student has read."""
        return min(max(0, self._entry(todo).hints), len(todo.hints))

    def read_hint(self, todo: Todo) -> None:
        """One more hint was read."""
        self._entry(todo).hints = min(self.hints_read(todo) + 1, len(todo.hints))
        self._write()

    def note_passed(self, todo: Todo, digest: str) -> None:
        """This version of the student's files passed the public checks of the TODO."""
        if self._entry(todo).passed != digest:
            self._entry(todo).passed = digest
            self._write()

    def note_not_passed(self, todo: Todo) -> None:
        """What passed once doesn't any more."""
        if self._entry(todo).passed:
            self._entry(todo).passed = ""
            self._write()

    def has_passed(self, todo: Todo, digest: str) -> bool:
        """Whether exactly this version has passed."""
        return bool(digest) and self._entry(todo).passed == digest

    def passed_before(self, todo: Todo) -> bool:
        """Whether some version has passed."""
        return bool(self._entry(todo).passed)

    def count_passed(self, todos: Sequence[Todo]) -> int:
        """How many of these have passed in some version."""
        return sum(map(self.passed_before, todos))

    def _entry(self, todo: Todo) -> Entry:
        return self._stored.todos.setdefault(todo.id, Entry())

    def _write(self) -> None:
        """Replace the file in one go, so that a power cut can't leave half of it. A read-only folder is no error."""
        used = {todo: entry for todo, entry in self._stored.todos.items() if entry != Entry()}
        text = msgspec.json.format(msgspec.json.encode(_Stored(NOTE, used)), indent=2)
        new = self.path.with_name(FILE + ".new")
        with contextlib.suppress(OSError):
            new.write_bytes(text + b"\n")
            os.replace(new, self.path)
