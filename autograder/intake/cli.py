"""The command `collect` of ``grade.py``."""

from __future__ import annotations

from pathlib import Path

import click

from autograder.intake.collect import Source, collect_from
from autograder.model.course import load_course


@click.command()
@click.argument("submitted", type=click.Path(path_type=Path))
@click.option(
    "--step", "step_id", metavar="STEP", help="Which step was handed in; needed where the course has several."
)
@click.option(
    "--from-exchange",
    "exchange",
    type=click.Path(path_type=Path),
    metavar="ROOT",
    help="nbgrader's exchange.",
)
@click.option("--from-git", "git", is_flag=True, help="The repositories in the roster's column `repository`.")
@click.option(
    "--from-archives",
    "archives",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="A download of an LMS: the zip itself, or a folder of hand-ins.",
)
@click.option(
    "--source",
    "named",
    type=click.Choice(["canvas", "moodle", "gradescope", "blackboard", "brightspace", "folders"]),
    help="Who made the download (default: told by all its names).",
)
@click.option(
    "--zone", metavar="ZONE", help="Of an LMS's times without one: +08:00 or Asia/Shanghai (default: UTC)."
)
@click.option("--roster", type=click.Path(path_type=Path), metavar="CSV")
@click.option("--deadline", metavar="TIME", help="Pass over what came later, as 2026-11-20T23:59+08:00.")
@click.option("--received", metavar="TIME", help="For downloads: when they were received.")
@click.option(
    "--pushes",
    type=click.Path(path_type=Path),
    metavar="CSV",
    help="For git: student,commit,time as the hosting service recorded them.",
)
@click.option("--allow-local", is_flag=True, help="For git: repositories may be folders of this machine.")
def collect(
    submitted: Path,
    step_id: str | None,
    exchange: Path | None,
    git: bool,
    archives: Path | None,
    named: str | None,
    zone: str | None,
    roster: Path | None,
    deadline: str | None,
    received: str | None,
    pushes: Path | None,
    allow_local: bool,
) -> None:
    """Fill SUBMITTED/<student>/<step>/ from where students hand in; times of receipt go to SUBMITTED/collected.csv.

    Give one of the --from options. Only regular files are taken; a hand-in with links, devices, paths that lead
    elsewhere, odd names or beyond the limits is refused with a reason, and the rest goes on. Every file is taken,
    counted or named; the exit code is 1 when anything is left over or doubtful.
    """
    course = load_course()
    if sum((exchange is not None, git, archives is not None)) != 1:
        raise click.UsageError("give one of --from-exchange, --from-git, --from-archives")
    outcome = collect_from(
        course,
        submitted,
        step_id,
        Source(exchange, git, archives, roster, deadline, received, pushes, named, zone, allow_local),
    )
    click.echo(f"submissions in {submitted}: {len(outcome.taken)}")
    for note in outcome.notes:
        click.echo(f"note: {note}", err=True)
    for doubt in outcome.doubts:
        click.echo(f"look at: {doubt}", err=True)
    for name in outcome.left_over:
        click.echo(f"left over: {name}", err=True)
    for name, reason in sorted(outcome.refused.items()):
        click.echo(f"refused: {name}: {reason}", err=True)
    click.echo(outcome.last_line())
    if not outcome.settled:
        raise click.exceptions.Exit(1)
