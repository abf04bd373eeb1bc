"""`grade.py export`: one pass over the verdicts writes all formats that were asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path

from autograder.model.course import Course
from autograder.model.errors import CallerError
from autograder.model.files import write_whole, writing_whole
from autograder.record.circumstances import gather
from autograder.record.late import Counting, Mark
from autograder.record.runs import open_run
from autograder.views.exports.blackboard import BLACKBOARD
from autograder.views.exports.canvas import CANVAS
from autograder.views.exports.gradescope import gradescope_files
from autograder.views.exports.junit import JUNIT
from autograder.views.exports.moodle import moodle_formats, participant
from autograder.views.exports.records import ExportedClass, Format
from autograder.views.exports.tables import FULL, NBGRADER

FILES: dict[str, Format] = {
    "csv": FULL,
    "canvas": CANVAS,
    "blackboard": BLACKBOARD,
    "nbgrader": NBGRADER,
    "junit": JUNIT,
}
GRADESCOPE, MOODLE = "gradescope", "moodle"
FORMATS = (*FILES, MOODLE, GRADESCOPE)


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
    column_ids: Mapping[str, int] | None = None,
) -> tuple[list[Path], list[str]]:
    """Write ``DIR/exports/`` (or ``to``); the files and folders that were written, and what staff should know.

    What counts beside the code is what was known when the class was graded, unless ``roster`` or ``submitted`` are given.
    Raises ExportsError, RunError, RecordError, RosterError, LedgerError, DecisionError.
    """
    run = open_run(folder)
    given = roster is not None or submitted is not None
    circumstances = gather(submitted, roster, course) if given else run.circumstances
    counting = Counting(course, circumstances)
    seen = {step for _, step in run.names}
    unknown = sorted(seen - {step.id for step in course.steps})
    if run.head.course != course.id or unknown:
        raise ExportsError(
            f"{run.path}: holds {unknown[0] if unknown else run.head.course}, which this course doesn't have; "
            "export with the checkout that graded it"
        )
    steps = [step.id for step in course.steps if step.id in seen]
    exported = ExportedClass(course, steps, counting.roster, column_ids or {}, run.head.graded_at)
    passing = _Passing(exported, counting.marks(run, seen))
    target = to or folder / "exports"
    try:
        written = passing.write(formats, target)
    except OSError as error:
        raise ExportsError(f"{target}: {error.strerror}") from error
    return written, passing.notes(bool(circumstances.lines))


class _Passing:
    """A class passing by, student by student; it notes what staff should know."""

    def __init__(self, exported: ExportedClass, passing: Iterable[Mark]) -> None:
        self._class, self._passing = exported, passing
        self._without_score: list[str] = []
        self._strangers: list[str] = []
        self._not_in_worksheet: list[str] = []

    def write(self, formats: Sequence[str], target: Path) -> list[Path]:
        """Write all formats at once; what was written. Raises OSError: then no file is there in part."""
        files = [FILES[name] for name in formats if name in FILES]
        files += moodle_formats(self._class.steps) if MOODLE in formats else []
        with ExitStack() as stack:
            sinks = [(each, stack.enter_context(writing_whole(target / each.file))) for each in files]
            for each, sink in sinks:
                sink.write(each.opening(self._class))
            for student, of_student in groupby(self._passing, key=lambda mark: mark.student):
                own = list(of_student)
                self._note(student, own)
                if MOODLE in formats and participant(self._class, student) is None:
                    self._not_in_worksheet.append(student)
                for each, sink in sinks:
                    sink.writelines(each.of_student(self._class, own))
                if GRADESCOPE in formats:
                    for path, content in gradescope_files(self._class, own):
                        write_whole(target / GRADESCOPE / path, content, sync=False)
            for each, sink in sinks:
                sink.write(each.closing)
        return [target / (FILES[name].file if name in FILES else name) for name in formats]

    def _note(self, student: str, own: Sequence[Mark]) -> None:
        self._without_score += [
            mark.student
            for mark in own
            if mark.verdict is not None and mark.score is None and not mark.excused
        ]
        if self._class.roster and student not in self._class.roster:
            self._strangers.append(student)

    def notes(self, times_known: bool) -> list[str]:
        """What staff should know."""
        notes = []
        if self._without_score:
            names = ", ".join(self._without_score)
            notes.append(f"no score, for reasons of the machine: {names}; their cells are empty")
        if self._strangers:
            notes.append(f"not on the roster: {', '.join(self._strangers)}")
        if self._not_in_worksheet:
            notes.append(
                "in Moodle's grades.csv only, since the worksheet goes by the participant's number (the roster's "
                f"lms_user_id): {', '.join(self._not_in_worksheet)}"
            )
        if self._class.course.late and not times_known:
            notes.append(
                "nothing was taken off for being late: no collected.csv says when anything was received (grade.py collect)"
            )
        return notes


def parse_column_ids(texts: Sequence[str], course: Course) -> dict[str, int]:
    """``STEP=NUMBER``, as many as there are steps. Raises ExportsError."""
    ids: dict[str, int] = {}
    for text in texts:
        found = re.fullmatch(r"([^=]+)=([0-9]{1,18})", text)
        if found is None or found[1] not in {step.id for step in course.steps}:
            raise ExportsError(
                f"--column-id {text}: give STEP=NUMBER, as in --column-id {course.steps[-1].id}=1234"
            )
        ids[found[1]] = int(found[2])
    return ids
