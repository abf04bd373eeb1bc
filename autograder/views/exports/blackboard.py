"""The file that Blackboard's Grade Center takes back: “Work Offline”, “Upload”.

The rules are Blackboard's own (Blackboard Help for instructors, “Work Offline with Grade Data”, “Formatting external files
for uploading”): tab-delimited with the ending .xls, or commas and .csv; a header row; a student is found by “Username”, a
column by the number after the bar, as in “Quiz [Total Pts: 10 Score] |664617” of its download, and is made anew (as text,
worth nothing) without one. Its own downloads are of the first kind, in UTF-16 with a byte order mark, every cell quoted; so
is this. What an empty cell does is documented nowhere, so who has no score isn't in the file at all.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence

from autograder.record.late import Mark
from autograder.views.exports.cells import Cell, csv_text, number_cell
from autograder.views.exports.records import ExportedClass, Format

STUDENT_COLUMNS = ("Last Name", "First Name", "Username")
BYTE_ORDER_MARK = b"\xff\xfe"
DECIMALS = 2


def _line(cells: Sequence[Cell]) -> bytes:
    return csv_text(cells, delimiter="\t", quoting=csv.QUOTE_ALL).encode("utf-16-le")


def _opening(of: ExportedClass) -> bytes:
    return BYTE_ORDER_MARK + _line([*STUDENT_COLUMNS, *(_column(of, step) for step in of.steps)])


def _column(of: ExportedClass, step: str) -> str:
    title = f"{step} [Total Pts: {of.course.step(step).points:g} Score]"
    return f"{title} |{of.column_ids[step]}" if step in of.column_ids else title


def _row(of: ExportedClass, marks: Sequence[Mark]) -> Iterator[bytes]:
    """The login is what Blackboard's download of submissions calls a student by (the roster's ``lms_user_id``)."""
    student = marks[0].student
    person, own = of.person(student), {mark.step: mark.score for mark in marks}
    scores = [number_cell(own.get(step), DECIMALS) for step in of.steps]
    if any(scores):
        yield _line([person.last_name, person.first_name, person.lms_user_id or student, *scores])


BLACKBOARD = Format("blackboard.xls", _opening, _row)
