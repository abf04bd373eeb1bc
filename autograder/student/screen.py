"""The screens: what a check, a hint, the progress look like. Takes records, gives rich renderables."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text as RichText

from autograder.course import Todo
from autograder.student import texts
from autograder.student.language import BOTH, Speaker
from autograder.student.pictures import draw
from autograder.student.prose import Prose
from autograder.student.records import Checked, Place, Report, Trouble
from autograder.student.session import About

MARKS = {"done": ("✓", "bold green"), "begun": ("✗", "bold red"), "open": ("○", "bold yellow")}
PRINTED_LINES = 8


@dataclass(frozen=True)
class Frame:
    """What every screen needs to know: the language, how the command is typed, what the terminal can show."""

    speaker: Speaker
    program: str
    fine: bool = True

    def command(self, *words: str) -> str:
        """A command that can be pasted."""
        return " ".join([self.program, *words])


# A report -------------------------------------------------------------------------------------------------------


def report_screen(report: Report, about: About, frame: Frame) -> RenderableType:
    """What came of one TODO's check: all of it."""
    parts: list[RenderableType] = [headline(report, about, frame), ""]
    parts += [Padding(part, (0, 0, 0, 2)) for part in _body(report, about, frame)]
    return Group(*parts)


def headline(report: Report, about: About, frame: Frame) -> RenderableType:
    """One line: the mark, the TODO and its title, how many checks passed."""
    mark, style = MARKS[_mark_of(report)]
    count = ""
    if report.checks:
        passed = sum(check.passed for check in report.checks)
        count = frame.speaker.block(texts.CHECKS, passed=passed, all=len(report.checks))
    line = Table.grid(expand=True, padding=(0, 2))
    line.add_column(no_wrap=True)
    line.add_column(ratio=1)
    line.add_column(justify="right", no_wrap=True)
    title = Prose(frame.speaker.block(about.todo.title), style="bold")
    line.add_row(RichText(f"{mark} {name_of(about.todo)}", style), title, RichText(count, style="dim"))
    return line


def name_of(todo: Todo) -> str:
    """ "TODO 2a"; the check that runs all files together has no file, and is called by its id."""
    return f"TODO {todo.id}" if todo.file else todo.id


def _mark_of(report: Report) -> str:
    return {"passed": "done", "not_attempted": "open"}.get(report.status, "begun")


def _body(report: Report, about: About, frame: Frame) -> list[RenderableType]:
    speaker = frame.speaker
    match report.status:
        case "passed":
            return [
                Prose(speaker.block(texts.PASSED), style="green"),
                Prose(speaker.block(texts.HIDDEN), style="dim"),
            ]
        case "not_attempted":
            return [*_open(report, about, frame), *_footer(about, frame)]
        case "failed":
            return [*_failures(report.failures, about, frame), *_footer(about, frame)]
        case "missing":
            reset = frame.command("reset", about.todo.id)
            return [Prose(speaker.block(texts.MISSING, file=about.file, reset=reset))]
        case "import_error":
            said = (
                texts.ENDED if report.trouble and report.trouble.type == "SystemExit" else texts.IMPORT_ERROR
            )
            return [
                Prose(speaker.block(said)),
                "",
                *_trouble(report.trouble, frame),
                *_footer(about, frame),
            ]
        case "timed_out":
            return [*_timed_out(report, about, frame), *_footer(about, frame)]
        case "crashed":
            code = report.trouble.message if report.trouble else ""
            return [
                Prose(speaker.block(texts.CRASHED, code=code)),
                *_running(report, frame),
                *_footer(about, frame),
            ]
        case "broken_check":
            reason = report.trouble.message if report.trouble else ""
            return [Prose(speaker.block(texts.BROKEN)), "", RichText(reason, style="dim")]


def _open(report: Report, about: About, frame: Frame) -> list[RenderableType]:
    speaker = frame.speaker
    if about.marker_line is not None:
        return [Prose(speaker.block(texts.MARKER_LEFT, line=about.marker_line))]
    if report.checks:  # the function does something, and raises all the same
        failed = report.failures[0]
        return [
            Prose(speaker.block(texts.NOT_IMPLEMENTED)),
            "",
            _facts([(texts.CALLED, code(failed.call))], frame),
        ]
    return [Prose(speaker.block(texts.START, file=about.file, id=about.todo.id))]


def _failures(failures: Sequence[Checked], about: About, frame: Frame) -> list[RenderableType]:
    """The first failure in full, the others by their facts."""
    first, others = failures[0], failures[1:]
    parts = _failure(first, frame)
    if others:
        more = frame.speaker.short(texts.MORE_FAIL, count=len(others))
        parts += ["", RichText(more, style="dim")]
        bullets = Table.grid(padding=(0, 1))
        for check in others:
            bullets.add_row(RichText("·", style="dim"), Prose(frame.speaker.block(check.fact), style="dim"))
        parts.append(bullets)
    return parts


def _failure(check: Checked, frame: Frame) -> list[RenderableType]:
    speaker = frame.speaker
    rows: list[tuple[Any, RenderableType]] = []
    if check.call:
        rows.append((texts.CALLED, code(check.call)))
    if check.trouble is None and (check.got is not None or check.expected is not None):
        got, expected = shown(check.got, check.expected)
        rows += [(texts.GOT, RichText(got, style="red")), (texts.EXPECTED, RichText(expected, style="green"))]
    if check.detail is not None and check.trouble is None:
        rows.append((texts.PROBLEM, Prose(speaker.block(check.detail))))
    parts: list[RenderableType] = [_facts(rows, frame)]
    if check.trouble is not None:
        parts += ["", *_trouble(check.trouble, frame)]
    if check.picture is not None:
        parts += ["", draw(check.picture, speaker, frame.fine)]
    parts += ["", _facts([(texts.IDEA, Prose(speaker.block(check.fact)))], frame)]
    return [*parts, *_printed(check.printed, frame)]


def _timed_out(report: Report, about: About, frame: Frame) -> list[RenderableType]:
    speaker = frame.speaker
    parts: list[RenderableType] = [Prose(speaker.block(texts.TIMED_OUT, seconds=f"{about.seconds:g}"))]
    if report.trouble and report.trouble.place:
        parts += [
            "",
            RichText(speaker.short(texts.STUCK_AT), style="dim"),
            _source(report.trouble.place, frame),
        ]
    return [*parts, *_running(report, frame)]


def _running(report: Report, frame: Frame) -> list[RenderableType]:
    """What was being checked when it broke off."""
    if report.running is None:
        return []
    return ["", _facts([(texts.RUNNING, Prose(frame.speaker.block(report.running)))], frame)]


def _trouble(trouble: Trouble | None, frame: Frame) -> list[RenderableType]:
    """An exception: the student's line, what Python said, and what that usually means."""
    if trouble is None:
        return []
    parts: list[RenderableType] = []
    if trouble.place is not None:
        parts.append(_source(trouble.place, frame))
    parts.append(RichText(f"{trouble.type}: {trouble.message}".rstrip(": "), style="red"))
    explained = texts.EXPLAINED.get(trouble.type)
    if explained is not None:
        parts.append(Prose(frame.speaker.block(explained)))
    return parts


def _source(place: Place, frame: Frame) -> RenderableType:
    """One line of the student's file, what is meant in it underlined."""
    text = place.source.expandtabs(4)
    stripped = text.lstrip()
    cut = len(text) - len(stripped)
    line = RichText(stripped)
    start, end = max(0, place.start - cut), max(0, place.end - cut)
    if end > start:
        line.stylize("bold underline red", start, end)
    title = frame.speaker.short(texts.ERROR_AT, file=place.file, line=place.line)
    return Panel(
        line, title=RichText(title, style="default"), title_align="left", border_style="red", expand=False
    )


def _printed(text: str, frame: Frame) -> list[RenderableType]:
    if not text.strip():
        return []
    lines = text.rstrip().splitlines()
    kept = [*lines[:PRINTED_LINES], *(["…"] if len(lines) > PRINTED_LINES else [])]
    return [
        "",
        RichText(frame.speaker.short(texts.PRINTED), style="dim"),
        *(RichText("  " + _visible(line)) for line in kept),
    ]


def _visible(text: str) -> str:
    """Without control characters: what a student's code prints must not steer the terminal."""
    return "".join(character if character.isprintable() else " " for character in text)


def _footer(about: About, frame: Frame) -> list[RenderableType]:
    rows: list[tuple[Any, RenderableType]] = [(texts.YOUR_FILE, RichText(about.file))]
    if about.hints_left:
        rows.append((texts.STUCK_HINT, code(frame.command("hint", about.todo.id))))
    return ["", _facts(rows, frame)]


def _facts(rows: Iterable[tuple[Any, RenderableType]], frame: Frame) -> RenderableType:
    """Labels on the left, values on the right."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for label, value in rows:
        table.add_row(frame.speaker.block(label), value)
    return table


def code(text: str) -> RichText:
    """Something to read as code or to type."""
    return RichText(text, style="cyan")


def shown(got: Any, expected: Any) -> tuple[str, str]:
    """Both values as text: short, but never the same when they differ."""
    brief = _number_text(got, ".7g"), _number_text(expected, ".7g")
    return brief if brief[0] != brief[1] else (_number_text(got, "r"), _number_text(expected, "r"))


def _number_text(value: Any, form: str) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_number_text(item, form) for item in value) + "]"
    if isinstance(value, float) and math.isfinite(value):
        return repr(value) if form == "r" else format(value, form)
    return str(value)


# Overviews ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Standing:
    """One TODO in an overview: "done", "begun" or "open", and a note."""

    todo: Todo
    mark: str
    note: str


def overview(standings: Sequence[Standing], frame: Frame) -> RenderableType:
    """All TODOs, one a line."""
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column()
    table.add_column()
    for standing in standings:
        mark, style = MARKS[standing.mark]
        table.add_row(
            RichText(mark, style=style),
            RichText(name_of(standing.todo), style="bold"),
            Prose(frame.speaker.block(standing.todo.title)),
            RichText(standing.note, style="dim"),
        )
    return table


def progress_screen(standings: Sequence[Standing], title: str, frame: Frame) -> RenderableType:
    """The overview below a bar."""
    done = sum(standing.mark == "done" for standing in standings)
    width = 3 * len(standings)
    filled = 3 * done
    bar = RichText.assemble(
        ("█" * filled, "green"), ("░" * (width - filled), "dim"), f"  {done}/{len(standings)}"
    )
    return Group(
        RichText(title, style="bold"),
        RichText.assemble(frame.speaker.short(texts.PROGRESS) + "  ", bar),
        "",
        overview(standings, frame),
        "",
        Prose(frame.speaker.block(texts.HIDDEN), style="dim"),
    )


def next_screen(about: About, frame: Frame, moving_on: bool = False) -> RenderableType:
    """Which TODO comes now, and how to begin it."""
    title = frame.speaker.short(about.todo.title)
    head = (
        Prose(frame.speaker.block(texts.MOVING_ON, name=name_of(about.todo), title=title), style="bold")
        if moving_on and frame.speaker.language != BOTH
        else RichText(f"{frame.speaker.short(texts.NEXT)}: {name_of(about.todo)}  {title}", style="bold")
    )
    parts: list[RenderableType] = [head]
    if about.todo.file is not None and about.is_open:
        parts.append(Prose(frame.speaker.block(texts.START, file=about.file, id=about.todo.id)))
    return Group(*parts)


def all_done(folder: str, frame: Frame) -> RenderableType:
    """Nothing is left to do but to train."""
    return Panel(
        Group(
            Prose(frame.speaker.block(texts.ALL_DONE)), "", code(f"cd {folder}"), code(texts.TRAIN_COMMAND)
        ),
        border_style="green",
        expand=False,
    )


def hint_screen(todo: Todo, number: int, frame: Frame) -> RenderableType:
    """Hint ``number`` (from 1) of the ladder, and what comes after it."""
    left = len(todo.hints) - number
    parts: list[RenderableType] = [_hint(todo, number, frame)]
    if left:
        more = frame.speaker.short(texts.MORE_HINTS, count=left)
        parts.append(RichText.assemble((more + "  ", "dim"), code(frame.command("hint", todo.id))))
    else:
        parts.append(Prose(frame.speaker.block(texts.LAST_HINT), style="dim"))
    return Group(*parts)


def all_hints(todo: Todo, frame: Frame) -> RenderableType:
    """Every hint again, for a student who has read them all."""
    if not todo.hints:
        return Prose(frame.speaker.block(texts.NO_HINTS))
    hints = [_hint(todo, number, frame) for number in range(1, len(todo.hints) + 1)]
    return Group(
        Prose(frame.speaker.block(texts.NO_HINTS_LEFT)),
        *hints,
        Prose(frame.speaker.block(texts.LAST_HINT), style="dim"),
    )


def _hint(todo: Todo, number: int, frame: Frame) -> RenderableType:
    speaker = frame.speaker
    title = f"{name_of(todo)} · {speaker.short(texts.HINT, number=number, all=len(todo.hints))}"
    hint = speaker.block(todo.hints[number - 1])
    return Panel(Prose(hint.replace("\n", "\n\n")), title=title, title_align="left", border_style="cyan")


def separator() -> RenderableType:
    """A line across the screen."""
    return Rule(style="dim")
