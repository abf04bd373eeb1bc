"""The screens: what a check, a hint, the progress look like. Takes records, gives rich renderables."""

from __future__ import annotations

import math
import shlex
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text as RichText

from autograder.model.course import Step, Todo
from autograder.model.statuses import OUTCOMES, Outcome, OutcomeName, outcome_of
from autograder.model.verdict import Text
from autograder.student import texts
from autograder.student.fit import Part, whole
from autograder.student.language import BOTH, Speaker
from autograder.student.pictures import draw
from autograder.student.prose import Prose
from autograder.student.records import Checked, Place, Report, Trouble
from autograder.student.session import About

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
    return whole(report_parts(report, about, frame))


def report_parts(report: Report, about: About, frame: Frame) -> list[Part]:
    """The same, block by block, so that it can be fitted into a terminal."""
    body = [
        Part(_indented(part.content), part.rank, tuple(map(_indented, part.briefer)))
        for part in _body(report, about, frame)
    ]
    return [Part(headline(report, about, frame)), *body]


def more_note(about: About, frame: Frame) -> RenderableType:
    """How to see what there was no room for."""
    command = code(frame.command(about.todo.id))
    return _indented(RichText.assemble((frame.speaker.short(texts.SEE_ALL) + "  ", "dim"), command))


def _indented(content: RenderableType) -> RenderableType:
    return Padding(content, (0, 0, 0, 2))


def headline(report: Report, about: About, frame: Frame) -> RenderableType:
    """One line: the mark, the TODO and its title, how many checks passed."""
    mark, style = _mark(outcome_of(report.status))
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
    """TODO and its id; the check that runs all files together has no file, and is called by its id."""
    return f"TODO {todo.id}" if todo.file else todo.id


def _mark(outcome: Outcome) -> tuple[str, str]:
    return outcome.mark, f"bold {outcome.style}"


# What matters most after what always stays, where there is no room for everything.
IDEA_RANK, PICTURE_RANK, PRINTED_RANK, OTHERS_RANK, FOOTER_RANK = range(1, 6)


def _body(report: Report, about: About, frame: Frame) -> list[Part]:
    speaker = frame.speaker
    match report.status:
        case "passed":
            return [Part(Prose(speaker.block(texts.PASSED), style="green"))]
        case "not_attempted":
            return [*_open(report, about, frame), *_footer(about, frame)]
        case "failed":
            mistake = [Part(Prose(speaker.block(report.mistake)))] if report.mistake else []
            return [*mistake, *_failures(report.failures, frame), *_footer(about, frame)]
        case "missing":
            reset = frame.command("reset", about.todo.id)
            return [Part(Prose(speaker.block(texts.MISSING, file=about.file, reset=reset)))]
        case "import_error":
            ended = report.trouble is not None and report.trouble.type == "SystemExit"
            said = Prose(speaker.block(texts.ENDED if ended else texts.IMPORT_ERROR))
            return [Part(said), *_trouble(report.trouble, frame), *_footer(about, frame)]
        case "timed_out":
            return [*_timed_out(report, about, frame), *_footer(about, frame)]
        case "crashed" | "out_of_memory":  # the second is known where memory is limited, in grading
            said = Prose(speaker.block(texts.CRASHED, code=report.trouble.message if report.trouble else ""))
            return [Part(said), *_running(report, frame), *_footer(about, frame)]
        case "broken_check":
            reason = report.trouble.message if report.trouble else ""
            return [Part(Prose(speaker.block(texts.BROKEN))), Part(RichText(reason, style="dim"))]


def _open(report: Report, about: About, frame: Frame) -> list[Part]:
    speaker = frame.speaker
    if about.todo.file is None:
        return [Part(_others_first(about, frame))]
    if about.marker_line is not None:
        return [Part(Prose(speaker.block(texts.MARKER_LEFT, line=about.marker_line)))]
    if report.checks:  # the function does something, and raises all the same
        call = _facts([(texts.CALLED, called(report.failures[0].call))], frame)
        return [Part(Prose(speaker.block(texts.NOT_IMPLEMENTED))), Part(call)]
    line = about.todo_line or 1
    return [Part(Prose(speaker.block(texts.START, file=about.file, id=about.todo.id, line=line)))]


def _others_first(about: About, frame: Frame) -> RenderableType:
    """Which TODOs are still open, and where: the check of all files together has to wait for them."""
    rows = Table.grid(padding=(0, 2))
    for each in about.still_open:
        line = frame.speaker.short(texts.LINE, line=each.todo_line) if each.todo_line else ""
        rows.add_row(
            RichText(name_of(each.todo), style="bold"), RichText(each.file), RichText(line, style="dim")
        )
    return Group(Prose(frame.speaker.block(texts.OTHERS_FIRST)), "", rows)


def _failures(failures: Sequence[Checked], frame: Frame) -> list[Part]:
    """The first failure in full, the others by their facts."""
    first, others = failures[0], failures[1:]
    parts = _failure(first, frame)
    if others:
        more = RichText(frame.speaker.short(texts.MORE_FAIL, count=len(others)), style="dim")
        bullets = Table.grid(padding=(0, 1))
        for check in others:
            bullets.add_row(RichText("·", style="dim"), Prose(frame.speaker.block(check.fact), style="dim"))
        parts.append(Part(Group(more, bullets), OTHERS_RANK, (more,)))
    return parts


def _failure(check: Checked, frame: Frame) -> list[Part]:
    speaker = frame.speaker
    parts = [Part(_facts(_what_happened(check, frame), frame)), *_trouble(check.trouble, frame)]
    if check.picture is not None:
        small = draw(check.picture, speaker, frame.fine, small=True)
        parts.append(Part(draw(check.picture, speaker, frame.fine), PICTURE_RANK, (small,)))
    parts.append(Part(_facts([(texts.IDEA, Prose(speaker.block(check.fact)))], frame), IDEA_RANK))
    return [*parts, *_printed(check.printed, frame)]


def _what_happened(check: Checked, frame: Frame) -> list[tuple[Text, RenderableType]]:
    """What was called, what came back or was found, what should have, and what is off."""
    speaker = frame.speaker
    rows: list[tuple[Text, RenderableType]] = []
    if check.call:
        rows.append((texts.CALLED, called(check.call)))
    if check.trouble is not None:
        return rows
    if check.got is not None or check.expected is not None or check.in_words.got is not None:
        got, expected = shown(check.got, check.expected)
        got = speaker.block(check.in_words.got) if check.in_words.got else got
        expected = speaker.block(check.in_words.expected) if check.in_words.expected else expected
        looked_at = f"{check.looked_at} → " if check.looked_at else ""
        label = texts.FOUND if looked_at else texts.GOT
        rows.append((label, RichText(looked_at + got, style="red")))
        rows.append((texts.EXPECTED, RichText(looked_at + expected, style="green")))
    said = [each for each in (check.detail, check.in_words.advice) if each is not None]
    if said:
        rows.append((texts.PROBLEM, Prose("\n".join(map(speaker.block, said)))))
    return rows


def _timed_out(report: Report, about: About, frame: Frame) -> list[Part]:
    speaker = frame.speaker
    parts = [Part(Prose(speaker.block(texts.TIMED_OUT, seconds=f"{about.seconds:g}")))]
    if report.trouble and report.trouble.place:
        stuck_at = RichText(speaker.short(texts.STUCK_AT), style="dim")
        parts.append(Part(Group(stuck_at, _source(report.trouble.place, frame))))
    return [*parts, *_running(report, frame)]


def _running(report: Report, frame: Frame) -> list[Part]:
    """What was being checked when it broke off."""
    if report.running is None:
        return []
    return [Part(_facts([(texts.RUNNING, Prose(frame.speaker.block(report.running)))], frame), IDEA_RANK)]


def _trouble(trouble: Trouble | None, frame: Frame) -> list[Part]:
    """An exception: the student's line, what Python said, and what that usually means."""
    if trouble is None:
        return []
    lines: list[RenderableType] = []
    if trouble.place is not None:
        lines.append(_source(trouble.place, frame))
    if trouble.type:
        lines.append(RichText(f"{trouble.type}: {trouble.message}".rstrip(": "), style="red"))
    if trouble.advice is not None:
        lines.append(Prose(frame.speaker.block(trouble.advice)))
    return [Part(Group(*lines))]


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


def _printed(text: str, frame: Frame) -> list[Part]:
    if not text.strip():
        return []
    lines = text.rstrip().splitlines()
    kept = [*lines[:PRINTED_LINES], *(["…"] if len(lines) > PRINTED_LINES else [])]
    label = RichText(frame.speaker.short(texts.PRINTED), style="dim")
    return [Part(Group(label, *(RichText("  " + _visible(line)) for line in kept)), PRINTED_RANK)]


def _visible(text: str) -> str:
    """Without control characters: what a student's code prints must not steer the terminal."""
    return "".join(character if character.isprintable() else " " for character in text)


def _footer(about: About, frame: Frame) -> list[Part]:
    rows: list[tuple[Text, RenderableType]] = []
    if about.todo.file is not None:
        rows.append((texts.YOUR_FILE, RichText(about.file)))
    if about.hints_left:
        rows.append((texts.STUCK_HINT, code(frame.command("hint", about.todo.id))))
    return [Part(_facts(rows, frame), FOOTER_RANK)] if rows else []


def _facts(rows: Iterable[tuple[Text, RenderableType]], frame: Frame) -> RenderableType:
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


def called(words: str) -> RichText:
    """A call, one statement a line, the remark behind it on a line of its own."""
    return code(words.replace("; ", "\n").replace("   # ", "\n# "))


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
    """One TODO in an overview, and a note."""

    todo: Todo
    outcome: OutcomeName
    note: str


def overview(standings: Sequence[Standing], frame: Frame) -> RenderableType:
    """All TODOs, one a line."""
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column()
    table.add_column()
    for standing in standings:
        mark, style = _mark(OUTCOMES[standing.outcome])
        table.add_row(
            RichText(mark, style=style),
            RichText(name_of(standing.todo), style="bold"),
            Prose(frame.speaker.block(standing.todo.title)),
            RichText(standing.note, style="dim"),
        )
    return table


def progress_screen(standings: Sequence[Standing], title: str, frame: Frame) -> RenderableType:
    """The overview below a bar."""
    done = sum(standing.outcome == "right" for standing in standings)
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
        line = about.todo_line or 1
        parts.append(Prose(frame.speaker.block(texts.START, file=about.file, id=about.todo.id, line=line)))
    return Group(*parts)


def all_done(folder: str, run: str, following: Step | None, program: str, frame: Frame) -> RenderableType:
    """Nothing is left to do in this step: what to run now, and which step comes next.

    ``program`` is the command without a step: the next one is named behind it.
    """
    parts: list[RenderableType] = [Prose(frame.speaker.block(texts.ALL_DONE))]
    if run:
        parts += ["", Prose(frame.speaker.block(texts.NOW_RUN)), code(f"cd {shlex.quote(folder)}"), code(run)]
    if following is not None:
        title = frame.speaker.short(following.title)
        command = code(f"{program} --step {following.id}")
        parts += ["", Prose(frame.speaker.block(texts.NEXT_STEP, title=title)), command]
    return Panel(Group(*parts), border_style="green", expand=False)


def steps_screen(steps: Sequence[tuple[Step, int]], here: Step, frame: Frame) -> RenderableType:
    """Every step with how many of its TODOs have passed; the one that is looked at is marked."""
    table = Table.grid(padding=(0, 2))
    for step, passed in steps:
        mark = "▶" if step.id == here.id else ("✓" if passed == len(step.todos) else " ")
        count = f"{passed}/{len(step.todos)}"
        table.add_row(mark, Prose(frame.speaker.block(step.title)), RichText(count, style="dim"))
    return table


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
