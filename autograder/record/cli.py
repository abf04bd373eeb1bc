"""The command `decide` of ``grade.py``."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from pathlib import Path

import click

from autograder.intake.roster import ROSTER_FILE, read_roster
from autograder.model.course import load_course
from autograder.record.decisions import DECISIONS_FILE, Decision, DecisionError, add_decision


@click.command()
@click.argument("folder", metavar="SUBMITTED", type=click.Path(path_type=Path))
@click.argument("student")
@click.argument("what", metavar="STEP[/TODO]")
@click.option("--points", type=float, help="What counts, in place of what was graded.")
@click.option("--excused", is_flag=True, help="The step doesn't count for this student.")
@click.option("--extension", "extension_days", type=float, default=0.0, help="Days added to the due date.")
@click.option("--take-back", is_flag=True, help="End what was decided on this before.")
@click.option("--reason", default="", help="What the student reads.")
@click.option("--who", help="Who decides (default: your login).")
def decide(
    folder: Path,
    student: str,
    what: str,
    points: float | None,
    excused: bool,
    extension_days: float,
    take_back: bool,
    reason: str,
    who: str | None,
) -> None:
    """Write a decision of yours into SUBMITTED/decisions.csv; `run` applies it, and nothing is graded again for it.

    SUBMITTED is the folder that the roster lies in. Lines are only added: the file says who decided what, when, and why.
    """
    course = load_course()
    step, _, todo = what.partition("/")
    if not folder.is_dir():
        raise DecisionError(
            f"{folder}: no such folder; give the one that holds the roster and the submissions"
        )
    if (points is None and not excused and not extension_days) != take_back:
        raise click.UsageError("give --points, --excused or --extension; or --take-back alone")
    people = read_roster(folder / ROSTER_FILE) if (folder / ROSTER_FILE).is_file() else {}
    if student not in people and not (folder / student).is_dir():
        raise DecisionError(f"{student}: is neither on the roster nor has a folder in {folder}")
    decision = Decision(
        student,
        step,
        todo,
        points,
        excused,
        extension_days,
        reason,
        who or getpass.getuser(),
        datetime.now(UTC).isoformat(timespec="seconds"),
    )
    add_decision(folder / DECISIONS_FILE, decision, course)
    click.echo(f"{folder / DECISIONS_FILE}: decided; repeat grade.py run to apply it")
