"""A door: a command line whose commands live in the rooms, and are imported when they are called."""

from __future__ import annotations

import importlib
import time
from collections.abc import Mapping
from dataclasses import dataclass

import click

STARTED = time.monotonic()  # but for the interpreter's own start: a door is what a command imports first
EXIT_USAGE = 2
EXIT_FAULTS = 3
EXIT_NOT_GRADED = 4
EXIT_ALARM = 5


@dataclass(frozen=True)
class Entry:
    """Where a command lives, as ``module:name``, and the line that ``--help`` shows of it."""

    target: str
    summary: str

    def load(self) -> click.Command:
        """Import the command."""
        module, _, name = self.target.partition(":")
        return getattr(importlib.import_module(module), name)


class Door(click.Group):
    """A group that knows its commands by a table: ``--help`` imports none of them."""

    table: Mapping[str, Entry] = {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the table's order."""
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now; None when there is none."""
        entry = self.table.get(cmd_name)
        return entry.load() if entry else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table as ``--help`` prints it."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.summary) for name, entry in self.table.items()])


def exit_with(kind: str, message: str, code: int) -> click.exceptions.Exit:
    """Print an error under the name of its kind; the exception that ends the command with its exit code."""
    click.echo(f"{kind}: {message}", err=True)
    return click.exceptions.Exit(code)
