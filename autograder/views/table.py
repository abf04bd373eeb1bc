"""The tables that end a run in the terminal: the class, or whom to look at in a large one."""

from __future__ import annotations

from collections.abc import Collection
from statistics import median

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from autograder.model.clean import in_number
from autograder.model.statuses import OUTCOMES
from autograder.views.report import REPORT_FILE, ClassReport
from autograder.views.report_numbers import Cell, Row, StepNumbers, link_to

SHOWN_ROWS = 30  # a screen
LOOK_AT = frozenset({"fault", "kept", "trouble", "zero"})
TODO_WIDTH = 8  # "memory" and the space beside it


def print_class(console: Console, report: ClassReport, steps: Collection[str]) -> None:
    """One table: a step's, with a column per TODO, or the course's, with a column per step, where several were graded."""
    if len(steps) > 1:
        console.print(_course(report))
        return
    for numbers in report.numbers:
        if numbers.step.id in steps:
            console.print(_step(numbers, console.width))


def _course(report: ClassReport) -> Table:
    """A row per student: the total in percent of the course, and the score in each step; below, the steps' figures."""
    totals, steps = report.shown_totals, report.numbers
    whole = max((total.max_score for total in totals.values()), default=0.0)
    table = Table(
        title=f"the course so far: {in_number(len(totals), 'student')}",
        title_justify="left",
        box=box.SIMPLE_HEAD,
        padding=(0, 1, 0, 0),
        show_footer=True,
    )
    table.add_column("student", "median\nfull marks", overflow="ellipsis", no_wrap=True, max_width=24)
    table.add_column(
        Text(f"total %\nof {whole:.1f}", justify="right"),
        f"{median(total.score for total in totals.values()):.1f}" if totals else "",
        justify="right",
        no_wrap=True,
    )
    for step, name in zip(steps, _short([each.step.id for each in steps]), strict=True):
        head = Text(f"{name}\n/{step.step.points:g}", justify="right")
        foot = f"{'–' if step.median is None else f'{step.median:g}'}\n{step.full_marks}"
        table.add_column(head, foot, justify="right", no_wrap=True)
    rows = {student: [_row_of(step, student) for step in steps] for student in totals}
    looked_at = {student: own for student, own in rows.items() if any(map(_to_look_at, own))}
    if looked_at:
        table.caption = f"to look at (!): {len(looked_at)}; all are in {REPORT_FILE}"
    if len(rows) > SHOWN_ROWS:
        rows = looked_at
    shown = list(rows.items())[:SHOWN_ROWS]
    if any(row is not None and row.score is None for _, own in shown for row in own):
        table.caption = f"{table.caption or ''}\n?: no verdict; –: excused or nothing there".strip()
    for student, own in shown:
        total = totals[student]
        of = "" if total.max_score == whole else f" of {total.max_score:.1f}"
        table.add_row(Text(student), f"{total.score:.1f}{of}", *map(_brief_score, own))
    return table


def _short(names: list[str]) -> list[str]:
    """The steps' names up to their first underscore, where that tells them apart."""
    short = [name.partition("_")[0] for name in names]
    return short if len(set(short)) == len(names) else names


def _row_of(step: StepNumbers, student: str) -> Row | None:
    return step.rows_by_student.get(link_to(student).name)


def _to_look_at(row: Row | None) -> bool:
    return row is not None and not LOOK_AT.isdisjoint(row.flags)


def _brief_score(row: Row | None) -> Text:
    """What counts, with a mark where a person should look."""
    mark = "!" if _to_look_at(row) else ""
    if row is None or row.score is None:
        return Text("–", "dim") if row is None or row.why else Text("?" + mark, "bold red")
    return Text(f"{row.score:g}{mark}", "yellow" if mark else "green" if "full" in row.flags else "")


def _step(numbers: StepNumbers, width: int) -> Table:
    """A row per student, a column per TODO: points where they were earned, else in one word why not.

    Of a class that doesn't fit a screen, those who need a person. Where the words don't fit, a mark stands for them.
    """
    step, rows = numbers.step, numbers.rows
    middle = "" if numbers.median is None else f", median {numbers.median:g}"
    title = f"{step.id}: {in_number(len(rows), 'submission')}{middle}, {numbers.full_marks} with full marks"
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD)
    table.add_column("student", overflow="ellipsis", no_wrap=True, max_width=24)
    table.add_column(Text("score", justify="right"), justify="right", no_wrap=True)
    for todo in step.todos:
        table.add_column(Text(f"{todo.id}\n/{todo.points:g}", justify="right"), justify="right", no_wrap=True)
    if len(rows) > SHOWN_ROWS:
        rows = [row for row in rows if _to_look_at(row)]
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
