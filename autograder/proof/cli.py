"""The command `verify` of ``grade.py``."""

from __future__ import annotations

import click
from rich.console import Console

from autograder.classroom.run import UsageError
from autograder.model.course import load_course
from autograder.proof.verify import ALL, FAST, RULES, Verifier


@click.command()
@click.option(
    "--all", "everything", is_flag=True, help="Everything: minutes. Default: a part that takes one minute."
)
@click.option("--fast", is_flag=True, help="The part that takes one minute (the default).")
@click.option("--only", "only", metavar="RULE", multiple=True, help="Check one rule only; may be repeated.")
@click.option("--record", is_flag=True, help="Write down anew which hidden tests fail which wrong answers.")
def verify(everything: bool, fast: bool, only: tuple[str, ...], record: bool) -> None:
    """Prove the grader: a line per rule, and the figures that README quotes. Exit code 1 when a rule is broken.

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
    course = load_course()
    with Verifier(course, course.steps[0], ALL if everything else FAST, Console()) as verifier:
        if record:
            click.echo(
                f"{verifier.record()} pairs of a wrong answer and a test that fails it, whatever the seed"
            )
            return
        proof = verifier.run(only)
    for name, figure in proof.figures.items():
        click.echo(f"{name}: {figure}")
    if proof.failed:
        click.echo(f"broken: {', '.join(proof.failed)}", err=True)
        raise click.exceptions.Exit(1)
