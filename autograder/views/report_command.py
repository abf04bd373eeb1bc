"""What ``grade.py report`` does: the report and the students' pages again, from the record of a run."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from rich.console import Console

from autograder.model.course import Course, load_course
from autograder.record.late import Counting
from autograder.record.runs import Run, RunError, open_run
from autograder.views.compare import Comparing, Comparison
from autograder.views.report import REPORT_FILE, ClassReport, check_course
from autograder.views.report_terminal import find_student, print_changes, print_student
from autograder.views.showing import as_shown
from autograder.views.student_page import write_student_page


def report_again(folder: Path, student: str | None, against: Path | None, console: Console) -> None:
    """Print one student; or write the report and the pages, and print what changed ``against`` another run.

    Raises RunError when the results can't be read or the pages can't be written; RecordError.
    """
    course, run = load_course(), open_run(folder)
    if student is not None:
        if against is not None:
            raise RunError("--student and --against exclude each other: give one of them")
        counting = Counting(course, run.circumstances)
        print_student(console, course, counting.counted(find_student(run, student)))
        return
    count, comparison = write_pages(course, folder, run, open_run(against) if against else None)
    if comparison is not None and against is not None:
        print_changes(console, comparison)
    words = f"{folder / REPORT_FILE}; {count} pages in {folder / 'feedback'}"
    console.print(words, markup=False, highlight=False, soft_wrap=True)


def write_pages(
    course: Course, folder: Path, run: Run, before: Run | None = None
) -> tuple[int, Comparison | None]:
    """Write the report and every student's page, in one pass; how many, and what changed since ``before``.

    Without ``before`` the report compares with the run before this one, if the folder still knows it. Raises RunError.
    """
    check_course(course, run.head, run.path)
    before = before or run.before
    report = ClassReport(course, run.head, Comparing(before, run.head) if before else None)
    counting = Counting(course, run.circumstances)
    count = 0
    try:
        for _, of_student in groupby(run, key=lambda verdict: verdict.student):
            verdicts = counting.counted(list(of_student))
            write_student_page(course, folder, [as_shown(course, verdict) for verdict in verdicts])
            count += 1
            report.add(verdicts)
        return count, report.write(folder)
    except OSError as error:
        raise RunError(f"{folder}: {error.strerror}") from error
