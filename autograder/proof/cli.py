"""The command `verify` of ``grade.py``."""

from __future__ import annotations

import click
from rich.console import Console

from autograder.classroom.run import UsageError
from autograder.model.course import load_course
from autograder.proof.verify import ALL, FAST, RULES, Verifier, check_files


@click.command()
@click.option(
    "--all", "everything", is_flag=True, help="Everything: minutes. Default: a part that takes one minute."
)
@click.option("--fast", is_flag=True, help="The part that takes one minute (the default).")
@click.option("--only", "only", metavar="RULE", multiple=True, help="Check one rule only; may be repeated.")
@click.option(
    "--step", "step_ids", metavar="STEP", multiple=True, help="Prove this step only; may be repeated."
)
@click.option("--record", is_flag=True, help="Write down anew which hidden tests fail which wrong answers.")
def verify(
    everything: bool, fast: bool, only: tuple[str, ...], step_ids: tuple[str, ...], record: bool
) -> None:
    """Prove the grader, step by step: a line per rule, and the figures that README quotes. Exit code 1 when one is broken.

    \b
    Rules about files:       manifest stubs notebooks leaks
    Rules about the suites:  solution right wrong needed named public mutants stable
    Rules about the grader:  alone graded hostile
    """
    if everything and fast:
        raise UsageError("--all and --fast exclude each other")
    unknown = sorted(set(only) - set(RULES))
    if unknown:
        raise UsageError(f"--only {unknown[0]}: there is no such rule; there are {', '.join(RULES)}")
    course, console, extent = load_course(), Console(), ALL if everything else FAST
    steps = [step for step in course.steps if not step_ids or step.id in step_ids]
    for step_id in sorted(set(step_ids) - {step.id for step in course.steps}):
        known = ", ".join(step.id for step in course.steps)
        raise UsageError(f"--step {step_id}: there is no such step; there are {known}")
    if record:
        for step in steps:
            with Verifier(course, step, extent, console) as verifier:
                pairs = verifier.record()
            click.echo(
                f"{step.id}: {pairs} pairs of a wrong answer and a test that fails it, whatever the seed"
            )
        return
    broken = check_files(course, steps, only, console).failed
    for step in steps:
        with Verifier(course, step, extent, console) as verifier:
            proof = verifier.run(only)
        for name, figure in proof.figures.items():
            click.echo(f"{step.id}, {name}: {figure}")
        broken += [f"{step.id}/{rule}" for rule in proof.failed]
    if broken:
        click.echo(f"broken: {', '.join(broken)}", err=True)
        raise click.exceptions.Exit(1)
