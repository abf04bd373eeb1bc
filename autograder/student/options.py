"""The options that every command of ``check.py`` takes."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from autograder.model.languages import LANGUAGES

EXIT_NOT_PASSED, EXIT_USAGE, EXIT_BROKEN = 1, 2, 3
LANGUAGE_OPTION = click.Choice([*LANGUAGES, "zh"], case_sensitive=False)


@dataclass
class Chosen:
    """The options that every command takes, before or after its name."""

    lang: str | None = None
    folder: Path | None = None
    step: str | None = None

    def named(self, todo_id: str) -> tuple[Chosen, str]:
        """With the step of a full name, ``STEP/ID``, and the id alone."""
        step, slash, short = todo_id.rpartition("/")
        return (Chosen(self.lang, self.folder, step), short) if slash else (self, todo_id)

    def but(self, lang: str | None, folder: Path | None, step: str | None) -> Chosen:
        """With what was given after the command's name."""
        return Chosen(lang or self.lang, folder or self.folder, step or self.step)


def common_options(function: Callable[..., None]) -> Callable[..., None]:
    """``--lang``, ``--step`` and ``--folder``, which the command gets as what was ``chosen`` before and after its name."""

    @functools.wraps(function)
    def command(
        chosen: Chosen, lang: str | None, folder: Path | None, step: str | None, **others: Any
    ) -> None:
        function(chosen.but(lang, folder, step), **others)

    return options(click.pass_obj(command))


def options(function: Callable[..., None]) -> Callable[..., None]:
    """The same options alone."""
    folder = click.Path(path_type=Path, file_okay=False)
    function = click.option(
        "--step",
        metavar="STEP",
        help="Which step / 哪一步 (its number, as in 3; else the folder you are in, else the first that isn't done).",
    )(function)
    function = click.option(
        "--folder", type=folder, help="Where the TODO files are / TODO 文件所在的文件夹 (assignments/<step>)."
    )(function)
    return click.option(
        "--lang",
        type=LANGUAGE_OPTION,
        help="Language / 语言 (else the system's, else both / 否则看系统，再否则两种都用).",
    )(function)
