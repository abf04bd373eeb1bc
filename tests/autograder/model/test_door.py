"""The two doors: ``--help`` costs no room's import, and every line of their tables leads to a command."""

from __future__ import annotations

import importlib
from pathlib import Path

import click
import pytest
from rich.cells import cell_len

from autograder.model.door import Door, Entry
from tests.autograder.processes import CHECK, GRADE, python

MODULES = """
import runpy, sys
sys.argv = [sys.argv[1], "--help"]
try:
    runpy.run_path(sys.argv[0], run_name="__main__")
except SystemExit as ended:
    assert not ended.code
found = {name for name in sys.modules if name.split(".")[0] in ("autograder", "torch", "numpy", "hypothesis")}
print("modules:", *sorted(found))
"""
DOOR = ["autograder", "autograder.model", "autograder.model.door"]
DOORS = ["grade", "check"]


def entries() -> list[tuple[str, str, Entry]]:
    """Every line of both tables."""
    doors = [(name, importlib.import_module(f"autograder.{name}")) for name in DOORS]
    return [(name, command, entry) for name, door in doors for command, entry in door.COMMANDS.items()]


@pytest.mark.parametrize(
    ("program", "more"),
    [
        (GRADE, []),
        (CHECK, ["autograder.model.languages", "autograder.student", "autograder.student.options"]),
    ],
    ids=DOORS,
)
def test_help_imports_no_room(program: str, more: list[str], tmp_path: Path) -> None:
    """Protects the first second of everybody who asks what there is."""
    printed = python("-c", MODULES, program, cwd=tmp_path, ok=True).stdout.splitlines()
    assert printed[-1].split()[1:] == sorted([*DOOR, *more])


@pytest.mark.parametrize("door", DOORS)
def test_help_shows_every_command_in_one_line(door: str) -> None:
    main = importlib.import_module(f"autograder.{door}").main
    assert isinstance(main, Door)
    context = click.Context(main, **main.context_settings)
    lines = main.get_help(context).splitlines()
    for name, entry in main.table.items():
        (line,) = [line for line in lines if line.split()[:1] == [name]]
        assert line.endswith(entry.summary)
        assert cell_len(line) <= main.context_settings["max_content_width"]


@pytest.mark.parametrize(("door", "name", "entry"), entries(), ids=lambda value: str(value)[:40])
def test_every_line_leads_to_a_command_of_that_name(door: str, name: str, entry: Entry) -> None:
    command = entry.load()
    assert isinstance(command, click.Command)
    assert command.name == name
    assert command.help, "its own page of --help begins with a sentence"
