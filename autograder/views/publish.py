"""Makes the outputs of a folder from its record: feedback, logs, ``results.json``. All of them can be made again."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from pathlib import Path

from autograder.model.clean import file_name, plain_lines
from autograder.model.course import Course
from autograder.model.digest import grader_digest
from autograder.model.files import write_if_changed
from autograder.model.verdict import Results, Sandbox
from autograder.record.database import Finished, Record, StorageError
from autograder.record.results import write_results
from autograder.views.markdown import feedback
from autograder.views.report_reading import keep_previous
from autograder.views.showing import as_shown
from autograder.views.student_page import write_student_page

RESULTS_FILE = "results.json"


def write_student(course: Course, folder: Path, record: Record, student: str) -> None:
    """Bring ``feedback/<student>.{md,html}`` and ``logs/<student>.txt`` up to date. Raises StorageError."""
    names = [(student, step.id) for step in course.steps]
    entries = [record.entry(name) for name in names if record.summary(name) is not None]
    verdicts = [entry.verdict for entry in entries]
    shown = [as_shown(course, verdict) for verdict in verdicts]
    text = feedback(course, shown)
    printed = [entry.output for entry in entries if entry.output]
    log = folder / "logs" / file_name(student, ".txt")
    try:
        write_if_changed(folder / "feedback" / file_name(student, ".md"), text.encode("utf-8"))
        if verdicts:
            write_student_page(course, folder, shown)
        if printed:
            write_if_changed(log, "".join(plain_lines(output) + "\n" for output in printed).encode("utf-8"))
        else:
            log.unlink(missing_ok=True)
    except OSError as error:
        raise StorageError(f"{folder}: {error.strerror}") from error


def publish(
    course: Course,
    folder: Path,
    record: Record,
    suite: Mapping[str, str],
    sandbox: Sandbox,
    up_to_date: Collection[str] = (),
    grader: str | None = None,
) -> None:
    """Bring all outputs up to date with the record and mark it as finished.

    ``suite`` is the digest of each step's suite, ``sandbox`` the level that is reported when there is no submission,
    and the reason why levels were not higher. Students in ``up_to_date`` need no look. ``grader`` is the digest of what
    graded (default: this checkout's). Raises StorageError.
    """
    names = record.names
    for student in sorted({student for student, _ in names}.difference(up_to_date)):
        write_student(course, folder, record, student)
    known = record.lowest_level
    lowest = Sandbox(sandbox.level if known is None else known, sandbox.reason)
    now = datetime.datetime.now(datetime.UTC).replace(microsecond=0).isoformat()
    head = Results(course.id, now, lowest, dict(suite), [], grader=grader or grader_digest())
    try:
        keep_previous(folder)
        write_results(folder / RESULTS_FILE, head, (record.entry(name).verdict for name in names))
    except OSError as error:
        raise StorageError(f"{folder / RESULTS_FILE}: {error.strerror}") from error
    record.finish(Finished(dict(suite), head.grader, lowest))
