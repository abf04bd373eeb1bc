"""Makes the outputs of a folder from its journal: feedback, logs, ``results.json``. All of them can be made again."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from pathlib import Path

from autograder.model.clean import file_name, plain_lines
from autograder.model.course import Course
from autograder.model.digest import grader_digest
from autograder.model.files import write_if_changed
from autograder.model.verdict import Results, Sandbox
from autograder.record.journal import Finished, Journal, StorageError, standing_verdicts
from autograder.record.results import write_results
from autograder.views.markdown import feedback
from autograder.views.report_reading import keep_previous
from autograder.views.showing import as_shown
from autograder.views.student_page import write_student_page

RESULTS_FILE = "results.json"


def write_student(course: Course, folder: Path, journal: Journal, student: str) -> None:
    """Bring ``feedback/<student>.{md,html}`` and ``logs/<student>.txt`` up to date. Raises StorageError."""
    known = [
        submission
        for submission in ((student, step.id) for step in course.steps)
        if submission in journal.index.standing or submission in journal.index.faults
    ]
    entries = [journal.entry(submission) for submission in known]
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
    journal: Journal,
    suite: Mapping[str, str],
    sandbox: Sandbox,
    up_to_date: Collection[str] = (),
    grader: str | None = None,
) -> None:
    """Bring all outputs up to date with the journal and mark it as finished.

    ``suite`` is the digest of each step's suite, ``sandbox`` the level that is reported when there is no submission,
    and the reason why levels were not higher. Students in ``up_to_date`` need no look. ``grader`` is the digest of what
    graded (default: this checkout's). Raises StorageError.
    """
    index = journal.index
    submissions = index.submissions
    for student in sorted({student for student, _ in submissions}.difference(up_to_date)):
        write_student(course, folder, journal, student)
    places = [*index.standing.values(), *index.faults.values()]
    lowest = Sandbox(min((place.sandbox_level for place in places), default=sandbox.level), sandbox.reason)
    now = datetime.datetime.now(datetime.UTC).replace(microsecond=0).isoformat()
    head = Results(course.id, now, lowest, dict(suite), [], grader=grader or grader_digest())
    try:
        keep_previous(folder)
        write_results(folder / RESULTS_FILE, head, standing_verdicts(journal, submissions))
    except OSError as error:
        raise StorageError(f"{folder / RESULTS_FILE}: {error.strerror}") from error
    journal.append([Finished(dict(suite), head.grader, lowest)])
