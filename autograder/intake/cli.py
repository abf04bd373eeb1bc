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
    metavar="FOLDER",
    help="Downloads of an LMS: zip or tar archives, or folders.",
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
    roster: Path | None,
    deadline: str | None,
    received: str | None,
    pushes: Path | None,
    allow_local: bool,
) -> None:
    """Fill SUBMITTED/<student>/<step>/ from where students hand in, with the time of receipt in timestamp.txt.

    Give one of the --from options. Only regular files are taken; a hand-in with links, devices, paths that lead
    elsewhere, odd names or beyond the limits is refused with a reason, and the rest goes on (exit code 1 then).
    """
    course = load_course()
    if sum((exchange is not None, git, archives is not None)) != 1:
        raise click.UsageError("give one of --from-exchange, --from-git, --from-archives")
    outcome = collect_from(
        course,
        submitted,
        step_id,
        Source(exchange, git, archives, roster, deadline, received, pushes, allow_local),
    )
    click.echo(f"{len(outcome.taken)} submissions in {submitted}")
    for name, reason in sorted(outcome.refused.items()):
        click.echo(f"refused: {name}: {reason}", err=True)
    for note in outcome.notes:
        click.echo(f"note: {note}", err=True)
    if outcome.refused:
        raise click.exceptions.Exit(1)
