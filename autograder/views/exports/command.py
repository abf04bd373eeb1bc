"""`grade.py export`: reads ``results.json`` once and writes the formats that were asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from autograder.intake.receipt import read_received
from autograder.intake.roster import Roster, read_roster
from autograder.model.course import Course
from autograder.model.errors import CallerError
from autograder.model.files import write_whole
from autograder.model.verdict import Results
from autograder.record.late import marks
from autograder.record.results import read_results
from autograder.views.exports.canvas import canvas_csv
from autograder.views.exports.gradescope import gradescope_files
from autograder.views.exports.junit import junit_xml
from autograder.views.exports.records import ClassMarks
from autograder.views.exports.tables import full_csv, nbgrader_csv
from autograder.views.publish import RESULTS_FILE

FILES = {
    "csv": ("grades.csv", full_csv),
    "canvas": ("canvas.csv", canvas_csv),
    "nbgrader": ("nbgrader.csv", nbgrader_csv),
    "junit": ("junit.xml", junit_xml),
}
GRADESCOPE = "gradescope"
FORMATS = (*FILES, GRADESCOPE)


class ExportsError(CallerError):
    """The results can't be exported as asked; the message says what to do instead."""


def export_results(
    course: Course,
    folder: Path,
    formats: Sequence[str],
    *,
    to: Path | None = None,
    roster: Path | None = None,
    submitted: Path | None = None,
    canvas_ids: Mapping[str, int] | None = None,
) -> tuple[list[Path], list[str]]:
    """Write ``DIR/exports/`` (or ``to``); the files and folders that were written, and what staff should know.

    Raises ExportsError, RosterError, IntakeError, TimestampError.
    """
    people: Roster = read_roster(roster) if roster else {}
    results = _results(folder, course)
    received = read_received(submitted, course) if submitted else {}
    found = ClassMarks(
        course,
        marks(course, results.submissions, received, people),
        people,
        canvas_ids or {},
        results.graded_at,
    )
    target = to or folder / "exports"
    written = []
    try:
        for name in formats:
            written.append(_write(found, name, target))
    except OSError as error:
        raise ExportsError(f"{target}: {error.strerror}") from error
    return written, _notes(found, submitted is not None)


def _write(found: ClassMarks, name: str, target: Path) -> Path:
    if name == GRADESCOPE:
        for path, content in gradescope_files(found):
            write_whole(target / GRADESCOPE / path, content, sync=False)
        return target / GRADESCOPE
    file, make = FILES[name]
    write_whole(target / file, make(found))
    return target / file


def _results(folder: Path, course: Course) -> Results:
    path = folder / RESULTS_FILE
    try:
        results = read_results(path)
    except OSError as error:
        raise ExportsError(
            f"{path}: {error.strerror}; give a folder that grade.py run --out has written"
        ) from error
    except msgspec.MsgspecError as error:
        raise ExportsError(f"{path}: is no results.json of this grader ({error})") from error
    unknown = sorted({verdict.step for verdict in results.submissions} - {step.id for step in course.steps})
    if results.course != course.id or unknown:
        raise ExportsError(
            f"{path}: holds {unknown[0] if unknown else results.course}, which this course doesn't have; "
            "export with the checkout that graded it"
        )
    return results


def _notes(found: ClassMarks, times_known: bool) -> list[str]:
    notes = []
    without = [mark.student for mark in found.marks if mark.verdict is not None and mark.score is None]
    if without:
        notes.append(f"no score, for reasons of the machine: {', '.join(without)}; their cells are empty")
    if found.roster:
        strangers = [student for student in found.students if student not in found.roster]
        if strangers:
            notes.append(f"not on the roster: {', '.join(strangers)}")
    if found.course.late and not times_known:
        notes.append(
            "nothing was taken off for being late: give --submitted DIR, whose timestamp.txt files say when"
        )
    return notes


def parse_canvas_ids(texts: Sequence[str], course: Course) -> dict[str, int]:
    """``STEP=NUMBER``, as many as there are steps. Raises ExportsError."""
    ids: dict[str, int] = {}
    for text in texts:
        found = re.fullmatch(r"([^=]+)=([0-9]{1,18})", text)
        if found is None or found[1] not in {step.id for step in course.steps}:
            raise ExportsError(
                f"--canvas-id {text}: give STEP=NUMBER, as in --canvas-id {course.steps[-1].id}=1234"
            )
        ids[found[1]] = int(found[2])
    return ids
