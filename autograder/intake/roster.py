"""``roster.csv``: who is in the class. One line a student, a header line first; unknown columns are refused, so that a
misspelt one can't be ignored unnoticed. Lines that begin with ``#`` are comments.

Columns: ``student`` (the name of the folder in SUBMITTED; required), ``first_name``, ``last_name``, ``email``,
``lms_user_id``, ``extension_days`` (added to every due date), ``repository`` (what `collect --from-git` clones).
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from autograder.model.errors import CallerError
from autograder.model.files import write_whole

MAX_EXTENSION_DAYS = 366.0


class RosterError(CallerError):
    """roster.csv is wrong. The message names the file, the line and the rule."""


class Person(msgspec.Struct, frozen=True):
    """One student of the class."""

    student: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    lms_user_id: str = ""
    extension_days: float = 0.0
    repository: str = ""


Roster = Mapping[str, Person]
COLUMNS = Person.__struct_fields__


def read_roster(path: Path) -> dict[str, Person]:
    """The students by name, in the file's order.

    Raises RosterError for a file that can't be read or isn't UTF-8, an unknown column, a student without a name or with
    two lines, an extension that is no number of days.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")  # spreadsheets write a byte order mark
    except OSError as error:
        raise RosterError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise RosterError(f"{path}: is not UTF-8; save it as “CSV UTF-8”") from error
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        lines = [
            (rows.line_num, row) for row in rows if any(cell.strip() for cell in row) and not _is_comment(row)
        ]
    except csv.Error as error:
        raise RosterError(f"{path}:{rows.line_num}: {error}") from error
    header = [name.strip() for name in lines[0][1]] if lines else []
    _check_header(path, header)
    people: dict[str, Person] = {}
    for number, row in lines[1:]:
        person = _person(f"{path}:{number}", header, row)
        if person.student in people:
            raise RosterError(f"{path}:{number}: student {person.student} is listed more than once")
        people[person.student] = person
    return people


def _is_comment(row: list[str]) -> bool:
    """A spreadsheet that saves the file again may have quoted a comment, or have filled its line up with commas."""
    return row[0].lstrip().startswith("#")


def _check_header(path: Path, header: list[str]) -> None:
    unknown = [name for name in header if name not in COLUMNS]
    if "student" not in header or unknown or len(set(header)) != len(header):
        raise RosterError(
            f"{path}:1: the header must hold student and may hold {', '.join(COLUMNS[1:])}, each once; "
            f"found {', '.join(header) or 'nothing'}"
        )


def _person(place: str, header: list[str], row: list[str]) -> Person:
    if len(row) != len(header):
        raise RosterError(
            f"{place}: {len(row)} cells, but the header has {len(header)}; quote cells with commas"
        )
    cells = {name: cell.strip() for name, cell in zip(header, row, strict=True)}
    if not cells["student"]:
        raise RosterError(f"{place}: the student's name is missing")
    text = cells.pop("extension_days", "") or "0"
    try:
        days = float(text)
    except ValueError:
        days = math.nan
    if not 0 <= days <= MAX_EXTENSION_DAYS:
        raise RosterError(
            f"{place}: extension_days must be a number from 0 to {MAX_EXTENSION_DAYS:.0f}, not {text}"
        )
    return Person(**cells, extension_days=days)


ROSTER_FILE = "roster.csv"


def extend_roster(folder: Path, people: Iterable[Person]) -> Path:
    """Add people to ``folder/roster.csv``, which is made when it isn't there; who is in it stays as written.

    Raises RosterError, OSError.
    """
    path = folder / ROSTER_FILE
    known = read_roster(path) if path.exists() else {}
    known |= {person.student: person for person in people if person.student not in known}
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for person in known.values():
        cells = [getattr(person, column) for column in COLUMNS]
        writer.writerow([f"{cell:g}" if isinstance(cell, float) else cell for cell in cells])
    write_whole(path, b"\xef\xbb\xbf" + stream.getvalue().encode("utf-8"))
    return path
