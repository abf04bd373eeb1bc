"""The command `doctor` of ``grade.py``."""

from __future__ import annotations

import click
import msgspec
from rich.console import Console

from autograder.sandbox.trial.doctor import diagnose
from autograder.sandbox.trial.doctor_page import print_diagnosis


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Everything that was found, for a machine to read.")
@click.option(
    "--require", type=click.IntRange(0, 2), default=1, show_default=True, help="Exit 1 below this level."
)
def doctor(as_json: bool, require: int) -> None:
    """Attack the sandbox of this machine at every level; say which one holds and what it guarantees."""
    found = diagnose()
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(found)))
    else:
        print_diagnosis(Console(), found)
    if found.level < require:
        raise click.exceptions.Exit(1)
