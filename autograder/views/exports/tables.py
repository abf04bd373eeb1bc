"""The CSV formats: our own with everything in it, and nbgrader's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from autograder.record.late import Mark
from autograder.views.exports.cells import Cell, csv_bytes
from autograder.views.exports.records import ExportedClass, Format

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
FULL_COLUMNS = (
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
    "decisions",
)
BYTE_ORDER_MARK = b"\xef\xbb\xbf"  # without it Excel reads Chinese names as Latin-1


def _nbgrader_rows(of: ExportedClass, marks: Sequence[Mark]) -> Iterator[bytes]:
    """As there, who handed in nothing has 0; who has no score for reasons of the machine has empty cells."""
    for mark in marks:
        person = of.person(mark.student)
        missing = mark.verdict is None and mark.score is None and not mark.excused
        late = of.course.late.get(mark.step)
        yield csv_bytes(
            [
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
        )


def _time(time: datetime | None) -> str:
    """As SQLAlchemy gives nbgrader's times: UTC, without an offset."""
    return "" if time is None else str(time.astimezone(UTC).replace(tzinfo=None))


def _todos(of: ExportedClass) -> list[str]:
    """Of all steps that occur."""
    steps = [step for step in of.course.steps if step.id in of.steps]
    return list(dict.fromkeys(todo.id for step in steps for todo in step.todos))


def _full_header(of: ExportedClass) -> bytes:
    todos = _todos(of)
    columns = [f"todo_{todo}" for todo in todos] + [f"status_{todo}" for todo in todos]
    return BYTE_ORDER_MARK + csv_bytes([*FULL_COLUMNS, *columns])


def _full_rows(of: ExportedClass, marks: Sequence[Mark]) -> Iterator[bytes]:
    todos = _todos(of)
    return (csv_bytes(_full_row(of, mark, todos)) for mark in marks)


def _full_row(of: ExportedClass, mark: Mark, todos: list[str]) -> list[Cell]:
    person, verdict = of.person(mark.student), mark.verdict
    found = {todo.id: todo for todo in verdict.todos} if verdict else {}
    return [
        mark.student,
        person.first_name,
        person.last_name,
        person.email,
        person.lms_user_id,
        mark.step,
        "excused" if mark.excused else verdict.status if verdict else "nothing_handed_in",
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
        "; ".join(text.en for text in mark.why) if mark.decisions else "",
        *(found[todo].score if todo in found else None for todo in todos),
        *(found[todo].status if todo in found else "" for todo in todos),
    ]


# What `nbgrader export` writes, but quoted: a comma in a name shifts no column.
NBGRADER = Format("nbgrader.csv", lambda _: csv_bytes(NBGRADER_COLUMNS), _nbgrader_rows)
# One line a submission: the score with its parts.
FULL = Format("grades.csv", _full_header, _full_rows)
