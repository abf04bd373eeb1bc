"""One student, or what changed, in the terminal. Text from submissions is shown as text, whatever is in it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from autograder.model.clean import plain
from autograder.model.course import Course, Step
from autograder.model.statuses import STATUSES, outcome_of
from autograder.model.total import total_of
from autograder.model.verdict import Check, TodoVerdict, Verdict
from autograder.record.runs import Run, RunError
from autograder.views.compare import Change, Comparison
from autograder.views.markdown import shown

SHOWN_CHANGES = 60
LONGEST_VALUE = 300


def find_student(run: Run, name: str) -> list[Verdict]:
    """The verdicts of the student of that name, or of the only one whose name holds it. Raises RunError."""
    students = sorted({student for student, _ in run.names})
    holding = [student for student in students if name.casefold() in student.casefold()]
    found = [name] if name in students else holding
    if len(found) == 1:
        return [run.find(known) for known in run.names if known[0] == found[0]]
    near = holding or difflib.get_close_matches(name, students, 5, 0.5)
    hint = f"; perhaps {', '.join(plain(one, 60) for one in near[:5])}" if near else ""
    raise RunError(
        f"--student {name}: {'several students' if holding else 'no such student'} in {run.path}{hint}"
    )


def print_student(console: Console, course: Course, verdicts: Sequence[Verdict]) -> None:
    """All that a student's page says, for staff."""
    if len(course.steps) > 1:
        total = total_of(course, verdicts)
        console.print(f"the course so far: {total.score:.1f} % of {total.max_score:.1f} %", highlight=False)
    for verdict in verdicts:
        console.print(_submission(course.step(verdict.step), verdict))


def _submission(step: Step, verdict: Verdict) -> RenderableType:
    title = Text.assemble((plain(verdict.student, 120), "bold"), f" · {step.title.en}")
    if verdict.final is None and verdict.counts is None:
        return Group(
            title, Text(f"not graded, and not the student's fault: {plain(verdict.reason or '')}", "red")
        )
    parts: list[RenderableType] = [title, Text(f"{_points(verdict.final)} / {verdict.max_score:g}", "bold")]
    if verdict.counts is not None:
        parts.append(Text(f"raw score: {_points(verdict.score)}"))
        parts += [Text(plain(text.en), "yellow") for text in verdict.counts.why]
    parts += [Text(plain(text.en), "yellow") for text in verdict.notes]
    if verdict.reason:
        parts.append(Text(plain(verdict.reason), "yellow"))
    for todo in verdict.todos:
        parts.extend(_todo(todo, step.todo(todo.id).title.en))
    if verdict.ignored_files:
        parts.append(
            Text(f"not graded: {', '.join(plain(name, 80) for name in verdict.ignored_files)}", "dim")
        )
    return Group(*parts, Text(""))


def _points(score: float | None) -> str:
    return "–" if score is None else f"{score:g}"


def _todo(todo: TodoVerdict, title: str) -> Iterable[RenderableType]:
    yield Text("")
    points = f"{todo.score:g} / {todo.max_score:g}"
    status = STATUSES[todo.status].words.en, outcome_of(todo.status, todo.score).style
    yield Text.assemble((f"TODO {todo.id}", "bold"), f" · {title} — {points}, ", status)
    if todo.status == "passed":
        return
    failing = [check for check in todo.checks if not check.passed and check.detail is not None]
    if todo.misconception is not None:
        yield _indented(Text(f"known mistake: {plain(todo.misconception, 100)}", "bold yellow"))
    if todo.explanation is not None:
        yield _indented(Text(plain(todo.explanation.en)))
    if todo.status != "failed" or not failing:
        yield _indented(Text(plain(todo.feedback.en)))
        return
    for check in failing:
        yield _indented(_check(check))


def _check(check: Check) -> RenderableType:
    lines: list[RenderableType] = [Text(f"✗ {check.name} (−{check.max_score:g})", "yellow")]
    grid = Table.grid(padding=(0, 2))
    evidence = check.evidence
    if evidence is not None:
        grid.add_row("called", Text(plain(evidence.call, LONGEST_VALUE)))
        grid.add_row("got", Text(plain(shown(evidence.got), LONGEST_VALUE)))
        if evidence.expected is not None:
            grid.add_row("expected", Text(plain(shown(evidence.expected), LONGEST_VALUE)))
    if check.detail is not None:
        grid.add_row("wrong", Text(plain(check.detail.en)))
    return Group(*lines, _indented(grid))


def _indented(content: RenderableType) -> Padding:
    return Padding(content, (0, 0, 0, 2))


def print_changes(console: Console, comparison: Comparison) -> None:
    """Whose score changed between two runs, and why; the largest differences first."""
    console.print(
        f"{comparison.before_at} → {comparison.after_at}: {len(comparison.changes)} changed, "
        f"{comparison.unchanged} unchanged, {len(comparison.came)} new, {len(comparison.went)} gone",
        markup=False,
        highlight=False,
    )
    ranked = comparison.ranked
    for change in ranked[:SHOWN_CHANGES]:
        console.print(_change(change))
    if len(ranked) > SHOWN_CHANGES:
        console.print(f"… and {len(ranked) - SHOWN_CHANGES} more; report.html has them", style="dim")


def _change(change: Change) -> RenderableType:
    style = "bold" if change.difference is None else "bold green" if change.difference > 0 else "bold red"
    before, after = ("no score" if score is None else f"{score:g}" for score in (change.before, change.after))
    head = Text.assemble((plain(change.student, 60), "bold"), "  ", (f"{before} → {after}", style))
    head.append(f"  {'; '.join(change.reasons)}")
    return Group(head, *(_indented(Text(f"TODO {todo}: {words}")) for todo, words in change.details))
