"""Moodle's two ways in: the offline grading worksheet of each step's assignment, and a CSV file for the course's gradebook.

The rules of the worksheet are those of Moodle's own reader (moodle/moodle, mod/assign/feedback/offline/importgradeslib.php and
locallib.php): a row is found by “Identifier”, “Participant” and the number that Moodle's download of submissions has too
(the roster's ``lms_user_id``); Grade and “Last modified (grade)” must be there; an empty grade changes nothing. The gradebook's
importer maps columns by hand: it finds people by e-mail or ID number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from autograder.record.late import Mark
from autograder.views.exports.cells import csv_bytes, number_cell
from autograder.views.exports.records import ExportedClass, Format

WORKSHEET_COLUMNS = (
    "Identifier",
    "Full name",
    "Email address",
    "Status",
    "Grade",
    "Maximum grade",
    "Grade can be changed",
    "Last modified (submission)",
    "Last modified (grade)",
    "Feedback comments",
)
DECIMALS = 2


def worksheet(step: str) -> Format:
    """The worksheet of one step's assignment. Who has no participant's number can't be in it; the gradebook's file has all."""

    def rows(of: ExportedClass, marks: Sequence[Mark]) -> Iterable[bytes]:
        own = [mark for mark in marks if mark.step == step]
        return (row for mark in own for row in _worksheet_row(of, mark))

    return Format(f"moodle/{step}.csv", lambda _: csv_bytes(WORKSHEET_COLUMNS), rows)


def participant(of: ExportedClass, student: str) -> str | None:
    """The number by which the worksheet finds a student; None for who can't be in it."""
    number = of.person(student).lms_user_id
    return number if number.isascii() and number.isdecimal() else None


def _worksheet_row(of: ExportedClass, mark: Mark) -> Iterator[bytes]:
    person, number = of.person(mark.student), participant(of, mark.student)
    if number is None:
        return
    yield csv_bytes(
        [
            f"Participant {number}",
            " ".join(part for part in (person.first_name, person.last_name) if part) or mark.student,
            person.email,
            "Submitted for grading" if mark.verdict else "No submission",
            number_cell(mark.score, DECIMALS),
            number_cell(mark.max_score, DECIMALS),
            "Yes",
            "",
            "",  # never graded: with a time here Moodle would compare it with its own
            " / ".join(f"{text.zh} / {text.en}" for text in mark.why),
        ]
    )


def _grades_header(of: ExportedClass) -> bytes:
    return csv_bytes(["Username", "ID number", "Email address", "First name", "Last name", *of.steps])


def _grades_row(of: ExportedClass, marks: Sequence[Mark]) -> Iterator[bytes]:
    student = marks[0].student
    person, own = of.person(student), {mark.step: mark.score for mark in marks}
    scores = [number_cell(own.get(step), DECIMALS) for step in of.steps]
    yield csv_bytes([student, person.lms_user_id, person.email, person.first_name, person.last_name, *scores])


GRADES = Format("moodle/grades.csv", _grades_header, _grades_row)


def moodle_formats(steps: Sequence[str]) -> list[Format]:
    """All of Moodle's files."""
    return [GRADES, *map(worksheet, steps)]
