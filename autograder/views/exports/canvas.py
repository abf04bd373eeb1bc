"""The CSV file that Canvas's gradebook imports.

The rules are those of Canvas's own reader (instructure/canvas-lms, lib/gradebook_importer.rb):

* the first column's header contains “Student”, the second's “ID”; then SIS User ID, SIS Login ID; Section comes last
  before the assignments;
* a row whose first cell contains “Points Possible” sets what assignments are worth, wherever it stands, so no
  student may be called that;
* an assignment is found by the number in brackets after its title, else by its title, else it is made anew;
* a student is found by ID, else SIS user ID, else SIS login, else name;
* headers that contain “Final Score” and the like are no assignments;
* an empty score changes nothing, “EX” excuses the student; the gradebook shows two decimals;
* what has no column in the file stays as it is: “Override Score” and the read-only totals are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from autograder.record.late import Mark
from autograder.views.exports.cells import csv_bytes, number_cell
from autograder.views.exports.records import ExportedClass, Format

STUDENT_COLUMNS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
POINTS_POSSIBLE = "    Points Possible"
# Headers that Canvas takes for totals, and cells that make a student's row another kind of row.
_TOTALS = re.compile(r"(Current|Final) (Score|Points|Grade)|Override (Score|Grade|Status)", re.IGNORECASE)
_OTHER_ROWS = re.compile(r"Points Possible|^\s*(Muted|Manual Posting.*)?\s*$", re.IGNORECASE)
DECIMALS = 2


def _opening(of: ExportedClass) -> bytes:
    """The header, and what the steps are worth. Cells are stripped, but Canvas's own files have this one's margin."""
    worth = [of.course.step(step).points for step in of.steps]
    header = csv_bytes([*STUDENT_COLUMNS, *(_title(of, step) for step in of.steps)])
    return header + POINTS_POSSIBLE.encode() + csv_bytes(["", "", "", "", "", *worth])


def _title(of: ExportedClass, step: str) -> str:
    title = _TOTALS.sub(lambda found: found[0].replace(" ", "_"), step)
    return f"{title} ({of.column_ids[step]})" if step in of.column_ids else title


def _row(of: ExportedClass, marks: Sequence[Mark]) -> Iterator[bytes]:
    """The scores after late penalties, which Canvas must not take off again."""
    student = marks[0].student
    person, own = of.person(student), {mark.step: mark for mark in marks}
    number = person.lms_user_id if person.lms_user_id.isascii() and person.lms_user_id.isdecimal() else ""
    sis = "" if number else person.lms_user_id
    name = _name(person.first_name, person.last_name, student)
    scores = [_score(own[step]) if step in own else "" for step in of.steps]
    login = "" if student == number else student  # a class that was collected without a roster
    yield csv_bytes([name, number, sis, login, "", *scores])


def _score(mark: Mark) -> str:
    return "EX" if mark.excused else number_cell(mark.score, DECIMALS)


def _name(first: str, last: str, student: str) -> str:
    """“Last, First”, as Canvas sorts people; never one that would make another kind of row of this one."""
    name = ", ".join(part for part in (last, first) if part) or student
    return f"student {name.replace(' ', '_')}" if _OTHER_ROWS.search(name) else name


CANVAS = Format("canvas.csv", _opening, _row)
