"""What ``grade.py report`` does: the report and the students' pages again, from the results alone."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

from autograder.model.course import load_course
from autograder.views.compare import compare
from autograder.views.report import write_pages, write_report
from autograder.views.report_reading import ReportError, open_run
from autograder.views.report_terminal import find_student, print_changes, print_student


def report_again(folder: Path, student: str | None, against: Path | None, console: Console) -> None:
    """Print one student; or write the report and the pages, and print what changed ``against`` another run.

    Raises ReportError when the results can't be read or the pages can't be written.
    """
    course = load_course()
    if student is not None:
        if against is not None:
            raise ReportError("--student and --against exclude each other: give one of them")
        print_student(console, course, find_student(open_run(folder), student))
        return
    comparison = compare(open_run(against), open_run(folder)) if against else None
    try:
        path = write_report(folder, course, comparison)
        count = write_pages(folder, course)
    except OSError as error:
        raise ReportError(f"{folder}: {error.strerror}") from error
    if comparison is not None:
        print_changes(console, comparison)
    console.print(
        f"{path}; {count} pages in {folder / 'feedback'}", markup=False, highlight=False, soft_wrap=True
    )
