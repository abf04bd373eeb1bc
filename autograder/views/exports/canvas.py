"""The CSV file that Canvas's gradebook imports.

The rules are those of Canvas's own reader (instructure/canvas-lms, lib/gradebook_importer.rb):

* the first column's header contains “Student”, the second's “ID”; then SIS User ID, SIS Login ID; Section comes last
  before the assignments;
* a row whose first cell contains “Points Possible” sets what assignments are worth, wherever it stands, so no
  student may be called that;
* an assignment is found by the number in brackets after its title, else by its title, else it is made anew;
* a student is found by ID, else SIS user ID, else SIS login, else name;
* headers that contain “Final Score” and the like are no assignments;
* an empty score changes nothing; the gradebook shows two decimals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from autograder.record.late import Mark
from autograder.views.exports.cells import csv_bytes, number_cell
from autograder.views.exports.records import ClassMarks

STUDENT_COLUMNS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
POINTS_POSSIBLE = "    Points Possible"
# Headers that Canvas takes for totals, and cells that make a student's row another kind of row.
_TOTALS = re.compile(r"(Current|Final) (Score|Points|Grade)|Override (Score|Grade|Status)", re.IGNORECASE)
_OTHER_ROWS = re.compile(r"Points Possible|^\s*(Muted|Manual Posting.*)?\s*$", re.IGNORECASE)
DECIMALS = 2


def canvas_csv(marks: ClassMarks) -> bytes:
    """One row a student, one column a step: the score after late penalties, which Canvas must not take off again."""
    titles = [_title(marks, step) for step in marks.steps]
    worth = [marks.course.step(step).points for step in marks.steps]
    points: list[str | float | None] = [POINTS_POSSIBLE, "", "", "", "", *worth]
    return _keep_margin(csv_bytes([[*STUDENT_COLUMNS, *titles], points, *_rows(marks)]))


def _keep_margin(content: bytes) -> bytes:
    """Canvas's own files have four spaces before “Points Possible”; cells are stripped elsewhere."""
    return content.replace(b"\r\nPoints Possible,", b"\r\n" + POINTS_POSSIBLE.encode() + b",", 1)


def _title(marks: ClassMarks, step: str) -> str:
    title = _TOTALS.sub(lambda found: found[0].replace(" ", "_"), step)
    return f"{title} ({marks.canvas_ids[step]})" if step in marks.canvas_ids else title


def _rows(marks: ClassMarks) -> Iterator[list[str]]:
    by_student: dict[str, dict[str, Mark]] = {student: {} for student in marks.students}
    for mark in marks.marks:
        by_student[mark.student][mark.step] = mark
    for student, own in by_student.items():
        person = marks.person(student)
        number = person.lms_user_id if person.lms_user_id.isascii() and person.lms_user_id.isdecimal() else ""
        sis = "" if number else person.lms_user_id
        scores = [own[step].score if step in own else None for step in marks.steps]
        yield [
            _name(person.first_name, person.last_name, student),
            number,
            sis,
            student,
            "",
            *(number_cell(score, DECIMALS) for score in scores),
        ]


def _name(first: str, last: str, student: str) -> str:
    """“Last, First”, as Canvas sorts people; never one that would make another kind of row of this one."""
    name = ", ".join(part for part in (last, first) if part) or student
    return f"student {name.replace(' ', '_')}" if _OTHER_ROWS.search(name) else name
