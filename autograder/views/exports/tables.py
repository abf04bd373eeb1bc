"""The CSV formats: our own with everything in it, and nbgrader's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from autograder.record.late import Mark
from autograder.views.exports.cells import Cell, csv_bytes
from autograder.views.exports.records import ClassMarks

# nbgrader/plugins/export.py, CsvExportPlugin.export
NBGRADER_COLUMNS = (
    "assignment",
    "duedate",
    "timestamp",
    "student_id",
    "last_name",
    "first_name",
    "email",
    "raw_score",
    "late_submission_penalty",
    "score",
    "max_score",
)


def nbgrader_csv(marks: ClassMarks) -> bytes:
    """What `nbgrader export` writes, but quoted: a comma in a name shifts no column.

    As there, who handed in nothing has 0; who has no score for reasons of the machine has empty cells.
    """
    return csv_bytes([NBGRADER_COLUMNS, *_nbgrader_rows(marks)])


def _nbgrader_rows(marks: ClassMarks) -> Iterator[list[Cell]]:
    for mark in marks.marks:
        person = marks.person(mark.student)
        missing = mark.verdict is None
        late = marks.course.late.get(mark.step)
        yield [
            mark.step,
            _time(late.due if late else None),
            _time(mark.received),
            mark.student,
            person.last_name,
            person.first_name,
            person.email,
            0.0 if missing else mark.raw_score,
            mark.penalty,
            0.0 if missing else mark.score,
            mark.max_score,
        ]


def _time(time: datetime | None) -> str:
    """As SQLAlchemy gives nbgrader's times: UTC, without an offset."""
    return "" if time is None else str(time.astimezone(UTC).replace(tzinfo=None))


def full_csv(marks: ClassMarks) -> bytes:
    """One line a submission: the score with its parts. A byte order mark lets Excel read Chinese names."""
    todos = list(
        dict.fromkeys(todo.id for step in marks.course.steps if step.id in marks.steps for todo in step.todos)
    )
    header = [
        "student",
        "first_name",
        "last_name",
        "email",
        "lms_user_id",
        "step",
        "status",
        "raw_score",
        "days_late",
        "days_free",
        "penalty",
        "score",
        "max_score",
        "received",
        "due",
        "sandbox_level",
        "submission",
        *(f"todo_{todo}" for todo in todos),
        *(f"status_{todo}" for todo in todos),
    ]
    return csv_bytes([header, *(_full_row(marks, mark, todos) for mark in marks.marks)], mark=True)


def _full_row(marks: ClassMarks, mark: Mark, todos: list[str]) -> list[Cell]:
    person, verdict = marks.person(mark.student), mark.verdict
    found = {todo.id: todo for todo in verdict.todos} if verdict else {}
    return [
        mark.student,
        person.first_name,
        person.last_name,
        person.email,
        person.lms_user_id,
        mark.step,
        verdict.status if verdict else "nothing_handed_in",
        mark.raw_score,
        mark.days_late,
        mark.days_free,
        mark.penalty,
        mark.score,
        mark.max_score,
        mark.received.isoformat() if mark.received else "",
        mark.due.isoformat() if mark.due else "",
        verdict.sandbox_level if verdict else None,
        verdict.submission if verdict else "",
        *(found[todo].score if todo in found else None for todo in todos),
        *(found[todo].status if todo in found else "" for todo in todos),
    ]
