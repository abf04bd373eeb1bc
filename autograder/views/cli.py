"""The commands `report` and `export` of ``grade.py``."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console

from autograder.model.course import load_course
from autograder.views.exports.command import FORMATS, export_results, parse_column_ids
from autograder.views.report_command import report_again


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--student", metavar="NAME", help="Show one student here instead (a part of the name will do).")
@click.option(
    "--against",
    metavar="OLD",
    type=click.Path(path_type=Path),
    help="Say whose score changed since OLD (a folder or a results.json), and why.",
)
def report(folder: Path, student: str | None, against: Path | None) -> None:
    """Make DIR/report.html and DIR/feedback/*.html again, from DIR/record.db alone.

    Nothing is graded, and no submission is read. Without --against, the report compares with the run before, if DIR
    still has it.
    """
    report_again(folder, student, against, Console())


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "formats",
    type=click.Choice(FORMATS),
    multiple=True,
    help="May be given more than once (default: all).",
)
@click.option("--to", type=click.Path(path_type=Path), metavar="TARGET", help="Default: DIR/exports.")
@click.option(
    "--roster",
    type=click.Path(path_type=Path),
    metavar="CSV",
    help="Names, e-mails, LMS ids, extensions (default: the one of the run).",
)
@click.option(
    "--submitted",
    type=click.Path(path_type=Path),
    metavar="SUBMITTED",
    help="Its collected.csv, roster.csv and decisions.csv count, not those of when it was graded.",
)
@click.option(
    "--column-id",
    "--canvas-id",
    "column_ids",
    metavar="STEP=NUMBER",
    multiple=True,
    help="The number that Canvas or Blackboard has for a step; without it they go by the title, or make a new column.",
)
def export(
    folder: Path,
    formats: tuple[str, ...],
    to: Path | None,
    roster: Path | None,
    submitted: Path | None,
    column_ids: tuple[str, ...],
) -> None:
    """Write the verdicts of DIR in the formats that schools load. Nothing is graded.

    \b
    canvas      canvas.csv, for “Import grades” of Canvas's gradebook
    moodle      moodle/<step>.csv, the assignment's offline grading worksheet; moodle/grades.csv, for the gradebook
    gradescope  gradescope/<student>/<step>/results.json
    blackboard  blackboard.xls, for “Work Offline”, “Upload” of Blackboard's Grade Center
    nbgrader    nbgrader.csv, as `nbgrader export` writes it
    junit       junit.xml, a suite a submission, points as properties
    csv         grades.csv, everything, for a spreadsheet
    """
    course = load_course()
    written, notes = export_results(
        course,
        folder,
        formats or FORMATS,
        to=to,
        roster=roster,
        submitted=submitted,
        column_ids=parse_column_ids(column_ids, course),
    )
    click.echo("\n".join(map(str, written)))
    for note in notes:
        click.echo(f"note: {note}", err=True)
