"""``decisions.csv``, beside the roster: what a person decided. One line a decision; the last one on a matter holds.

Columns: ``student``, ``step``, ``todo`` (empty: the whole step), ``points`` (in place of what was graded), ``excused``
(``yes``: the step doesn't count for this student), ``extension_days`` (added to the due date), ``reason``, ``who``, ``when``.
A line without points, excuse and extension takes back what was decided on its matter before. Lines are only ever added, so
the file is its own log; no run writes to it.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable
from pathlib import Path

import msgspec
from filelock import FileLock

from autograder.intake.roster import MAX_EXTENSION_DAYS
from autograder.model.course import Course, Step
from autograder.model.errors import CallerError
from autograder.model.files import write_whole

DECISIONS_FILE = "decisions.csv"


class DecisionError(CallerError):
    """decisions.csv, or a new decision, is wrong. The message names the line and the rule."""


class Decision(msgspec.Struct, frozen=True):
    """One line."""

    student: str
    step: str
    todo: str = ""
    points: float | None = None
    excused: bool = False
    extension_days: float = 0.0
    reason: str = ""
    who: str = ""
    when: str = ""

    @property
    def takes_back(self) -> bool:
        """Whether it only ends what was decided before."""
        return self.points is None and not self.excused and not self.extension_days


COLUMNS = Decision.__struct_fields__


def read_decisions(path: Path, course: Course) -> list[Decision]:
    """All lines, in order; none where there is no file. Raises DecisionError."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise DecisionError(f"{path}: can't be read as UTF-8 text ({error})") from error
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    found: list[Decision] = []
    try:
        header = [name.strip() for name in next(rows, [])]
        if sorted(header) != sorted(COLUMNS):
            raise DecisionError(f"{path}:1: the header must be {','.join(COLUMNS)}")
        for row in rows:
            if not any(cell.strip() for cell in row):
                continue
            where = f"{path}:{rows.line_num}"
            if len(row) != len(header):
                raise DecisionError(f"{where}: {len(row)} cells, but the header has {len(header)}")
            found.append(_decision(where, dict(zip(header, map(str.strip, row), strict=True)), course))
    except csv.Error as error:
        raise DecisionError(f"{path}:{rows.line_num}: {error}") from error
    return found


def _decision(where: str, cells: dict[str, str], course: Course) -> Decision:
    excused = cells.pop("excused").casefold()
    if excused not in ("", "yes", "no"):
        raise DecisionError(f"{where}: excused must be yes, or empty")
    numbers: dict[str, float | None] = {}
    for name in ("points", "extension_days"):
        text = cells.pop(name)
        try:
            numbers[name] = float(text) if text else None
        except ValueError as error:
            raise DecisionError(f"{where}: {name} must be a number, not {text}") from error
    decision = Decision(
        **cells,
        excused=excused == "yes",
        points=numbers["points"],
        extension_days=numbers["extension_days"] or 0.0,
    )
    check(where, decision, course)
    return decision


def check(where: str, decision: Decision, course: Course) -> None:
    """Raises DecisionError for what the course doesn't have, or can't be given."""
    if not decision.student:
        raise DecisionError(f"{where}: the student is missing")
    step = _step(where, decision, course)
    worth = step.points
    if decision.todo:
        worth = next((todo.points for todo in step.todos if todo.id == decision.todo), None)
        if worth is None:
            known = ", ".join(todo.id for todo in step.todos)
            raise DecisionError(f"{where}: {step.id} has no TODO {decision.todo}; there are {known}")
        if decision.excused or decision.extension_days:
            raise DecisionError(f"{where}: excuses and extensions are of a whole step: leave the TODO empty")
    if decision.points is not None and not 0 <= decision.points <= worth:
        raise DecisionError(f"{where}: points must be from 0 to {worth:g}, not {decision.points:g}")
    if not (math.isfinite(decision.extension_days) and 0 <= decision.extension_days <= MAX_EXTENSION_DAYS):
        raise DecisionError(f"{where}: extension_days must be from 0 to {MAX_EXTENSION_DAYS:.0f}")
    if not decision.takes_back and not decision.reason:
        raise DecisionError(f"{where}: the reason is missing; the student will read it")


def _step(where: str, decision: Decision, course: Course) -> Step:
    try:
        return course.step(decision.step)
    except KeyError as error:
        known = ", ".join(step.id for step in course.steps)
        raise DecisionError(f"{where}: there is no step {decision.step}; there are {known}") from error


def add_decision(path: Path, decision: Decision, course: Course) -> None:
    """Append one, after a check of it and of all that is there; the file is written whole, and by one at a time.

    Raises DecisionError, OSError.
    """
    check("this decision", decision, course)
    with FileLock(path.with_name(f".{path.name}.lock")):
        _append(path, decision, course)


def _append(path: Path, decision: Decision, course: Course) -> None:
    read_decisions(path, course)
    before = path.read_bytes() if path.exists() else b"\xef\xbb\xbf" + _line(COLUMNS)
    if not before.endswith(b"\n"):
        before += b"\r\n"
    header = before.removeprefix(b"\xef\xbb\xbf").decode("utf-8").splitlines()[0].split(",")
    cells = {
        **{name: str(getattr(decision, name)) for name in COLUMNS},
        "points": "" if decision.points is None else f"{decision.points:g}",
        "excused": "yes" if decision.excused else "",
        "extension_days": f"{decision.extension_days:g}" if decision.extension_days else "",
    }
    write_whole(path, before + _line([cells[name.strip()] for name in header]))


def _line(cells: Iterable[str]) -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\r\n").writerow(" ".join(cell.split()) for cell in cells)
    return stream.getvalue().encode("utf-8")


def holding(decisions: Iterable[Decision]) -> dict[tuple[str, str], list[Decision]]:
    """What holds, by student and step: the last decision on each TODO, and on each step as a whole."""
    last = {(one.student, one.step, one.todo): one for one in decisions}
    found: dict[tuple[str, str], list[Decision]] = {}
    for (student, step, _), one in last.items():
        if not one.takes_back:
            found.setdefault((student, step), []).append(one)
    return found
