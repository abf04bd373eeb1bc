"""The tables that end a run in the terminal: the class, or whom to look at in a large one."""

from __future__ import annotations

from collections.abc import Collection

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from autograder.model.statuses import OUTCOMES
from autograder.views.report import REPORT_FILE, ClassReport
from autograder.views.report_numbers import Cell, Row, StepNumbers

SHOWN_ROWS = 30  # a screen
LOOK_AT = frozenset({"fault", "kept", "trouble", "zero"})
TODO_WIDTH = 8  # "memory" and the space beside it


def print_class(console: Console, report: ClassReport, steps: Collection[str]) -> None:
    """The totals of a course of several steps, then these steps, each with a row per student."""
    if report.shown_totals:
        console.print(_totals(report))
    for numbers in report.numbers:
        if numbers.step.id in steps:
            console.print(_step(numbers, console.width))


def _totals(report: ClassReport) -> Table:
    """A row per student: the total in percent of the course, and the score in each step."""
    found = list(report.shown_totals.items())
    table = Table(title="the course so far", title_justify="left", box=box.SIMPLE_HEAD)
    table.add_column("student", overflow="ellipsis", no_wrap=True, max_width=24)
    for head in ("total %", "of %", *(f"{each.step.id}\n/{each.step.points:g}" for each in report.numbers)):
        table.add_column(Text(head, justify="right"), justify="right", overflow="fold")
    for student, total in found[:SHOWN_ROWS]:
        scores = report.scores_of(student)
        cells = [_points(scores, each.step.id) for each in report.numbers]
        table.add_row(Text(student), f"{total.score:.1f}", f"{total.max_score:.1f}", *cells)
    if len(found) > SHOWN_ROWS:
        table.caption = f"{len(found) - SHOWN_ROWS} more in {REPORT_FILE}"
    return table


def _points(scores: dict[str, float | str], step: str) -> Text:
    if step not in scores:
        return Text("none", OUTCOMES["open"].style)
    score = scores[step]
    return Text(score, OUTCOMES["broken"].style) if isinstance(score, str) else Text(f"{score:g}")


def _step(numbers: StepNumbers, width: int) -> Table:
    """A row per student, a column per TODO: points where they were earned, else in one word why not.

    Of a class that doesn't fit a screen, those who need a person. Where the words don't fit, a mark stands for them.
    """
    step, rows = numbers.step, numbers.rows
    median = "" if numbers.median is None else f", median {numbers.median:g}"
    title = f"{step.id}: {len(rows)} submissions{median}, {numbers.full_marks} with full marks"
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD)
    table.add_column("student", overflow="ellipsis", no_wrap=True, max_width=24)
    table.add_column(Text("score", justify="right"), justify="right", no_wrap=True)
    for todo in step.todos:
        table.add_column(Text(f"{todo.id}\n/{todo.points:g}", justify="right"), justify="right", no_wrap=True)
    if len(rows) > SHOWN_ROWS:
        rows = [row for row in rows if not LOOK_AT.isdisjoint(row.flags)]
        table.caption = f"to look at: {len(rows)}; all are in {REPORT_FILE}"
    if any(row.why for row in rows[:SHOWN_ROWS]):
        table.caption = f"{table.caption or ''}\n*: with late days and decisions".strip()
    brief = 32 + TODO_WIDTH * len(step.todos) > width
    for row in rows[:SHOWN_ROWS]:
        table.add_row(Text(row.student.name), _score(row), *(_cell(cell, brief) for cell in row.cells))
    return table


def _score(row: Row) -> Text:
    """What counts; a star where that isn't what the code got."""
    if row.score is None and row.why:
        return Text("excused", "dim")
    if row.score is None:
        return Text("no verdict", "bold red")
    return Text(f"{'*' if row.why else ''}{row.score:g}", "green" if "full" in row.flags else "")


def _cell(cell: Cell, brief: bool) -> Text:
    outcome = OUTCOMES[cell.outcome]
    return Text(outcome.mark if brief and cell.sort < 0 else cell.shown, outcome.style)
