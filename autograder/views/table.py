"""The table that ends a run in the terminal, and the rows that staff want to look at first."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from autograder.model.clean import plain
from autograder.model.course import Step
from autograder.model.statuses import STATUSES, outcome_of
from autograder.model.verdict import TodoVerdict, Verdict

SHOWN_ROWS = 60


def class_table(step: Step, verdicts: Sequence[Verdict], total: int) -> Table:
    """A row per student, a column per TODO: points where they were earned, else in one word why not.

    ``total`` is how many submissions there are; the first ``SHOWN_ROWS`` verdicts are enough.
    """
    table = Table(title=f"{step.id}: {total} submissions", title_justify="left", box=box.SIMPLE_HEAD)
    table.add_column("student", overflow="ellipsis", no_wrap=True, max_width=24)
    table.add_column(Text("score", justify="right"), justify="right", no_wrap=True)
    for todo in step.todos:
        table.add_column(Text(f"{todo.id}\n/{todo.points:g}", justify="right"), justify="right", no_wrap=True)
    for verdict in verdicts[:SHOWN_ROWS]:
        by_id = {todo.id: todo for todo in verdict.todos}
        cells = [_cell(by_id[todo.id]) if todo.id in by_id else Text("–", "dim") for todo in step.todos]
        table.add_row(Text(plain(verdict.student)), _score(verdict), *cells)
    if total > SHOWN_ROWS:
        table.caption = f"{total - SHOWN_ROWS} more in results.json"
    return table


def _score(verdict: Verdict) -> Text:
    if verdict.score is None:
        return Text("no verdict", "bold red")
    return Text(f"{verdict.score:g}", "green" if verdict.score == verdict.max_score else "")


def _cell(todo: TodoVerdict) -> Text:
    shown = STATUSES[todo.status].short or f"{todo.score:g}"
    return Text(shown, outcome_of(todo.status, todo.score).style)


def print_table(console: Console, step: Step, verdicts: Sequence[Verdict], total: int) -> None:
    """Print it."""
    console.print(class_table(step, verdicts, total))
