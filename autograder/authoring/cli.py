"""The commands `release` and `new` of ``grade.py``."""

from __future__ import annotations

from pathlib import Path

import click

from autograder.authoring.release import differences, write
from autograder.authoring.scaffold import new_step, new_todo
from autograder.authoring.student_repository import revealed_by, write_repository
from autograder.model.course import Course, load_course


@click.command()
@click.option(
    "--check", is_flag=True, help="Change nothing; fail with a diff when assignments/ is out of date."
)
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Write the student's repository into DIR instead: complete, and proved to hold no secret.",
)
@click.option(
    "--with-solutions", is_flag=True, help="With --to, after the deadline: *_solution.py beside the stubs."
)
@click.option("--steps", metavar="STEP,…", help="With --to: release only these steps.")
def release(check: bool, to: Path | None, with_solutions: bool, steps: str | None) -> None:
    """Generate assignments/ (stubs, given files, manifest) from solutions/; or the student's repository, with --to."""
    if with_solutions and to is None:
        raise click.UsageError("--with-solutions goes with --to DIR")
    if steps and to is None:
        raise click.UsageError("--steps goes with --to DIR")
    if check and to is not None:
        raise click.UsageError("--check goes without --to")
    course: Course = load_course()
    if to is not None:
        _student_repository(
            course, to, with_solutions, [step.strip() for step in steps.split(",")] if steps else []
        )
        return
    if not check:
        changed = write(course)
        click.echo("\n".join(f"assignments/{name}" for name in changed) or "assignments/ is up to date")
        return
    found = differences(course)
    if found:
        click.echo("\n\n".join(found))
        click.echo(
            "assignments/ is not what solutions/ generate; run: python autograder/grade.py release", err=True
        )
        raise click.exceptions.Exit(1)
    click.echo("assignments/ is up to date")


def _student_repository(course: Course, to: Path, with_solutions: bool, steps: list[str]) -> None:
    """`release --to`: what was written, and what to do with it."""
    changed = write_repository(course, to, with_solutions, steps)
    click.echo(f"{len(changed)} files written to {to}; no answer, hidden test, wrong answer or seed is in it")
    for sentence in revealed_by(course, steps):
        click.echo(f"note: {sentence}")
    click.echo(f"Next: git -C {to} init && git -C {to} add . && git -C {to} commit -m 'Student repository'")


@click.command()
@click.argument("step")
@click.argument("todo", metavar="ID")
@click.argument("title")
@click.option("--points", type=click.FloatRange(min=0), default=0, help="Without points it is optional.")
def new(step: str, todo: str, title: str, points: float) -> None:
    """Make the files of a new TODO, as a small working example: see AUTHORS.md.

    For instance: grade.py new STEP 5 "weight averaging"
    """
    _tell(new_todo(load_course(), step, todo, title, points), step)


@click.command("new-step")
@click.argument("step")
@click.argument("title")
def make_step(step: str, title: str) -> None:
    """Make the files of a new step, with one TODO as a small working example: see AUTHORS.md.

    STEP is a number and a word, such as step<number>_merging.
    """
    _tell(new_step(load_course(), step, title), step)


def _tell(made: list[str], step: str) -> None:
    click.echo("\n".join(made))
    click.echo(f"Next: AUTHORS.md, step 2. At any time: python autograder/grade.py verify --step {step}")
