"""一个程序的选项：写一次，有类型，用你的语言说明（已给出）
A program's options: declared once, typed, explained in the student's language (given; nothing to do here).

Imports nothing heavy: a wrong option is named before torch is loaded.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from dataclasses import MISSING, Field, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, NoReturn

from kit import language
from kit.language import say


class UsageError(Exception):
    """Something that the person at the keyboard can mend; the text says what, in their language."""


def option(default: object, zh: str, en: str, kind: type | None = None, free: bool = False) -> Any:
    """A field of a step's settings that is an option of the command line.

    kind: its type, if not the default's. free: may change when a run goes on, since it changes nothing that is learned.
    """
    return field(default=default, metadata={"zh": zh, "en": en, "kind": kind or type(default), "free": free})


def need(settings: Any, name: str, holds: bool, rule: str) -> None:
    """Raises UsageError unless it holds."""
    if not holds:
        value = getattr(settings, name)
        raise UsageError(say(f"--{name} {value}：应为 {rule}", f"--{name} {value}: must be {rule}"))


@dataclass(frozen=True)
class Program:
    """What a step's command line is. settings: a dataclass of ``option`` fields with a method ``check``, which raises UsageError."""

    file: Path
    settings: type[Any]
    description: tuple[str, str]  # Chinese, English
    example: str

    @property
    def name(self) -> str:
        """As it is typed."""
        return self.file.name


@dataclass(frozen=True)
class Command:
    """What was typed: options, the folder of results, which run to resume ("": the newest), what to have written."""

    given: dict[str, Any]
    out: Path
    resume: str | None
    sample: str | None
    temperature: float

    def settings(self, base: Any) -> Any:
        """`base` with what was typed on top. Raises UsageError for a value that can't be."""
        settings = replace(base, **self.given)
        settings.check()
        return settings

    def settings_on_resume(self, saved: Any) -> Any:
        """The settings of the run that goes on. Raises UsageError if an option would change what it learns."""
        free = {setting.name for setting in fields(saved) if setting.metadata["free"]}
        for name, value in self.given.items():
            if name not in free and value != getattr(saved, name):
                raise UsageError(
                    say(
                        f"--{name} {value}：继续训练时不能改变，原来是 {getattr(saved, name)}。\n"
                        "要用新的参数，请不带 --resume 重新开始。",
                        f"--{name} {value}: can't change on --resume; it was {getattr(saved, name)}.\n"
                        "For new settings start without --resume.",
                    )
                )
        return self.settings(saved)


class Parser(argparse.ArgumentParser):
    """Speaks the student's language, as far as the words are ours."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line and exit with 2."""
        self.exit(2, f"✗ {message}\n" + say("所有的选项：", "All options:") + f"\n  {self.prog} --help\n")


class Help(argparse.HelpFormatter):
    """Breaks lines by the columns that Chinese characters take."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        return language.wrap(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for line in language.wrap(text, width - len(indent)))


def parse_command(program: Program, argv: Sequence[str] | None = None) -> Command:
    """Read the command line; prints help or an error and exits as argparse does. Raises UsageError."""
    _choose_language(argv)
    parser = Parser(
        prog=program.name,
        description=say(*program.description),
        epilog=say("课程里的命令", "the lesson's command", " / ") + f":\n{program.example}",
        argument_default=argparse.SUPPRESS,  # so that what was typed can be told from a default
        formatter_class=lambda prog: Help(prog, width=79),
    )
    text = parser.add_mutually_exclusive_group()
    for setting in fields(program.settings):
        _add_option(text if setting.name == "data" else parser, setting)
    _say_help(
        text, "--stories", "用课程的中文或英文故事训练", "train on the course's stories", choices=("zh", "en")
    )
    _say_help(
        parser, "--out", "结果放在 X/<时间>/ 里", "results go to X/<time>/", default="runs", metavar="X"
    )
    which = {"nargs": "?", "const": "", "default": None, "metavar": "RUN"}
    _say_help(
        parser,
        "--resume",
        "接着训练 RUN（默认是最新的一次）",
        "go on with RUN (default: the newest)",
        **which,
    )
    _say_help(
        parser,
        "--sample",
        "不训练：让最新的模型接着 TEXT 往下写",
        "don't train: have the newest model go on from TEXT",
        default=None,
        metavar="TEXT",
    )
    _say_help(
        parser,
        "--temperature",
        "写的时候有多大胆（默认 0.8）",
        "how boldly it writes (default: 0.8)",
        type=float,
        default=0.8,
        metavar="X",
    )
    _say_help(
        parser, "--lang", "用哪种语言（默认看系统设置）", "default: the locale's", choices=language.CHOICES
    )
    given = vars(parser.parse_args(argv))
    given.pop("lang", None)
    if "stories" in given:
        given["data"] = _stories_file(given.pop("stories"))
    if not given["temperature"] > 0:
        raise UsageError(say("--temperature：应为 > 0", "--temperature: must be > 0"))
    own = {name: given.pop(name) for name in ("resume", "sample", "temperature")}
    return Command(out=Path(given.pop("out")), given=given, **own)


def _choose_language(argv: Sequence[str] | None) -> None:
    """Before anything is said, help and errors included."""
    first = argparse.ArgumentParser(add_help=False, exit_on_error=False, allow_abbrev=False)
    first.add_argument("--lang", choices=language.CHOICES)
    try:
        known, _ = first.parse_known_args(argv)
    except argparse.ArgumentError:
        return  # the real parser says so
    if known.lang is not None:
        language.choose(known.lang)


def _stories_file(stories_language: str) -> str:
    from kit import stories

    try:
        path = stories.path_of(stories_language)
    except FileNotFoundError as error:
        raise UsageError(str(error)) from error
    try:
        return os.path.relpath(path)
    except ValueError:  # on another drive of Windows
        return str(path)


def _add_option(parser: argparse._ActionsContainer, setting: Field[Any]) -> None:
    zh, en, kind = (setting.metadata[key] for key in ("zh", "en", "kind"))
    if kind is bool:
        _say_help(parser, f"--{setting.name}", zh, en, action="store_true")
        return
    if setting.default not in (None, MISSING):
        zh, en = f"{zh}（默认 {setting.default}）", f"{en} (default: {setting.default})"
    _say_help(parser, f"--{setting.name}", zh, en, type=kind, metavar="X")


def _say_help(parser: argparse._ActionsContainer, name: str, zh: str, en: str, **more: Any) -> None:
    parser.add_argument(name, help=say(zh, en).replace("%", "%%"), **more)
