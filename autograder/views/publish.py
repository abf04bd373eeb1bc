"""Makes the outputs of a folder from its record: feedback, logs, ``results.json``, the report. All can be made again."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from autograder.model.clean import file_name, plain_lines
from autograder.model.course import Course
from autograder.model.digest import grader_digest
from autograder.model.files import write_if_changed
from autograder.model.verdict import Sandbox, Verdict
from autograder.record.database import Entry, Record, StorageError
from autograder.record.late import Counting
from autograder.record.results import RESULTS_FILE, Head, write_results
from autograder.record.runs import marked, published
from autograder.views.compare import Comparing
from autograder.views.markdown import feedback
from autograder.views.report import ClassReport, check_course
from autograder.views.showing import as_shown
from autograder.views.student_page import write_student_page


def write_student(
    course: Course, folder: Path, entries: Sequence[Entry], counting: Counting | None = None
) -> None:
    """Bring ``feedback/<student>.{md,html}`` and ``logs/<student>.txt`` up to date with all that stands for a student.

    Raises StorageError.
    """
    order = {step.id: number for number, step in enumerate(course.steps)}
    entries = sorted(entries, key=lambda entry: order[entry.verdict.step])
    student = entries[0].verdict.student
    verdicts = [entry.verdict for entry in entries]
    shown = [as_shown(course, verdict) for verdict in (counting.counted(verdicts) if counting else verdicts)]
    printed = [entry.output for entry in entries if entry.output]
    log = folder / "logs" / file_name(student, ".txt")
    try:
        text = feedback(course, shown)
        write_if_changed(folder / "feedback" / file_name(student, ".md"), text.encode("utf-8"))
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
    shard: str = "",
) -> ClassReport:
    """Bring all outputs up to date with the record, in one pass over the verdicts, and mark it as finished; its figures.

    ``suite`` is the digest of each step's suite, ``sandbox`` the level that is reported when there is no submission,
    and the reason why levels were not higher. The pages of students in ``up_to_date`` need no look. ``grader`` is the
    digest of what graded (default: this checkout's), ``shard`` which part of a class this is, as “K/N”. Raises
    StorageError; RunError when the course has lost a step.
    """
    known = record.lowest_level
    lowest = Sandbox(sandbox.level if known is None else known, sandbox.reason)
    now = datetime.datetime.now(datetime.UTC).replace(microsecond=0).isoformat()
    head = Head(course.id, now, lowest, dict(suite), grader=grader or grader_digest(), shard=shard)
    check_course(course, head, record.path)
    before = published(record)
    changes = Comparing(before, head, record.unchanged()) if before else None
    report = ClassReport(course, head, changes)
    counting = Counting(course, record.circumstances)

    def verdicts() -> Iterator[Verdict]:
        entries = (record.entry(name) for name in record.names())
        for student, of_student in groupby(entries, key=lambda entry: entry.verdict.student):
            own = list(of_student)
            if student not in up_to_date:
                write_student(course, folder, own, counting)
            counted = counting.counted([marked(entry, head) for entry in own])
            report.add(counted)
            yield from counted

    try:
        write_results(folder / RESULTS_FILE, head, verdicts(), report.totals)
        report.write(folder)
    except OSError as error:
        raise StorageError(f"{folder}: {error.strerror}") from error
    record.finish(head)
    return report
