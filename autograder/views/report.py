"""``report.html``: a class at a glance, for instructors. Beside it, ``timings.json`` says how long things took, if known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from autograder.model.clean import in_number
from autograder.model.course import Course
from autograder.model.files import write_whole
from autograder.model.statuses import OUTCOMES
from autograder.model.total import share_of, total_of
from autograder.model.verdict import Total, Verdict
from autograder.record.results import Head
from autograder.record.runs import RunError
from autograder.views.charts import bars, stacked
from autograder.views.compare import Change, Comparing, Comparison
from autograder.views.item_analysis import Advice, ItemSums, advice
from autograder.views.report_numbers import (
    Link,
    Mistake,
    Row,
    StepNumbers,
    add,
    empty,
    link_to,
)
from autograder.views.report_timings import Timings, read_timings
from autograder.views.templating import render

REPORT_FILE = "report.html"
SHOWN_CHANGES = 300
SHOWN_TROUBLES = 200
SHOWN_MISTAKES = 30
SHOWN_SLOWEST = 10
SHOWN_FILES = 20

LEVELS = {
    0: "no confinement: own process, limits and deadline only",
    1: "Landlock and seccomp: no files but its own, no network, no other process",
    2: "level 1 inside namespaces: other paths and processes don't exist",
    3: "a throw-away machine without secrets",
}
GROUPS = {
    "full": "full marks",
    "below": "below half of the points",
    "zero": "no points",
    "open": "something still open",
    "trouble": "crashed, over a limit or not importable",
    "fault": "could not be graded (machine)",
    "kept": "older score kept (machine)",
    "other": "graded by another suite than the class",
    "ignored": "other files handed in",
    "changed": "changed since the last run",
}


@dataclass(frozen=True)
class Item:
    """One check in the item analysis."""

    todo: str
    name: str
    fact: str
    points: float
    sums: ItemSums
    advice: Advice

    @property
    def looks_odd(self) -> bool:
        """Whether its author should have a look at it."""
        return self.advice.kind == "look"


@dataclass(frozen=True)
class StepView:
    """One step, as it is shown."""

    numbers: StepNumbers
    distribution: Markup
    outcomes: Markup
    items: list[Item]
    mistakes: list[Mistake]
    groups: dict[str, str]
    rows: list[tuple[Row, str, str]]


class ClassReport:
    """The report in the making: it is given verdict after verdict, of which it keeps the figures and a row."""

    def __init__(self, course: Course, head: Head, changes: Comparing | None = None) -> None:
        """``changes`` compares with an older run, if there is one."""
        self._course, self._head, self._changes = course, head, changes
        self._steps: dict[str, StepNumbers] = {}
        self._count = 0
        self._scores: dict[str, dict[str, float | str]] = {}
        # Of a course of several steps, by student: what results.json says, too.
        self.totals: dict[str, Total] | None = {} if len(course.steps) > 1 else None

    def add(self, verdicts: Iterable[Verdict]) -> None:
        """Count all verdicts of one student."""
        own = list(verdicts)
        for verdict in own:
            self._count += 1
            numbers = self._steps.get(verdict.step)
            if numbers is None:
                numbers = self._steps[verdict.step] = empty(self._course.step(verdict.step))
            add(numbers, verdict)
            if self._changes is not None:
                self._changes.add(verdict)
        if self.totals is not None and own:
            self.totals[own[0].student] = total_of(self._course, own)
            self._scores[own[0].student] = {verdict.step: _in_total(verdict) for verdict in own}

    @property
    def shown_totals(self) -> dict[str, Total]:
        """The totals by student, once there is more than one step to be seen beside the others."""
        return self.totals if self.totals and len(self._steps) > 1 else {}

    @property
    def numbers(self) -> list[StepNumbers]:
        """The figures of each step that has submissions, in the course's order."""
        return [self._steps[step.id] for step in self._course.steps if step.id in self._steps]

    def write(self, folder: Path) -> Comparison | None:
        """Write ``report.html`` into a graded folder; what changed. Raises OSError."""
        comparison = self._changes.finished() if self._changes else None
        page = self.page(comparison, read_timings(folder))
        write_whole(folder / REPORT_FILE, page.encode("utf-8"), sync=False)
        return comparison

    def page(self, comparison: Comparison | None, timings: Timings | None) -> str:
        """The page."""
        changed = {link_to(change.student).href for change in comparison.changes} if comparison else set()
        views = [_step_view(numbers, changed) for numbers in self.numbers]
        faults = [(step.step.id, link, reason) for step in self.numbers for link, reason in step.faults]
        return render(
            "report.html",
            style="page.css",
            script="report.js",
            course=self._course.title.en,
            head=self._head,
            steps=views,
            totals=[
                (link_to(student), total, self._scores[student])
                for student, total in self.shown_totals.items()
            ],
            shares={step.id: 100 * share_of(self._course, step.id) for step in self._course.steps},
            faults=faults,
            submissions=self._count,
            level_words=LEVELS.get(self._head.sandbox.level, ""),
            outcomes=OUTCOMES,
            timings=timings,
            duration=_duration(timings.wall_seconds) if timings else None,
            slowest=_slowest(timings) if timings else [],
            comparison=comparison,
            changes=_changes(comparison),
            shown_troubles=SHOWN_TROUBLES,
            shown_files=SHOWN_FILES,
            look=list(_look_first(views, faults, comparison, changed)),
        )


def _in_total(verdict: Verdict) -> float | str:
    """The score that counts; why there is none."""
    if verdict.final is not None:
        return verdict.final
    return "no verdict" if verdict.score is None else "excused"


def check_course(course: Course, head: Head, path: Path) -> None:
    """Results of another course, or of a step that is gone, can't be put into words. Raises RunError."""
    known = {step.id for step in course.steps}
    if head.course != course.id:
        raise RunError(f"{path}: results of the course “{head.course}”; this checkout holds “{course.id}”")
    missing = sorted(head.suite.keys() - known)
    if missing:
        raise RunError(f"{path}: results of {', '.join(missing)}, which the course doesn't have (any more)")


def _step_view(numbers: StepNumbers, changed: set[str]) -> StepView:
    step, todos = numbers.step, list(numbers.todos.values())
    distribution = numbers.distribution
    mistakes = numbers.ranked_mistakes[:SHOWN_MISTAKES]
    place = {(mistake.todo, mistake.name): str(number) for number, mistake in enumerate(mistakes)}
    rows = [_row(row, place, changed) for row in numbers.rows]
    used = {flag for _, flags, _ in rows for flag in flags.split()}
    return StepView(
        numbers,
        bars(
            [label.partition("–")[0] for label, _ in distribution],
            [count for _, count in distribution],
            f"{step.id}-scores",
            f"points of {step.points:g}, from",
            "students",
        ),
        stacked(
            [f"TODO {todo.id}" if step.todo(todo.id).file else todo.id for todo in todos],
            [(outcome, [todo.outcomes[outcome] for todo in todos]) for outcome in OUTCOMES],
            f"{step.id}-outcomes",
            "students",
        ),
        [
            Item(todo.id, check.name, check.fact, check.points, check.reached, advice(check.reached))
            for todo in todos
            for check in todo.checks.values()
        ],
        mistakes,
        {name: words for name, words in GROUPS.items() if name in used},
        rows,
    )


def _row(row: Row, place: dict[tuple[str, str], str], changed: set[str]) -> tuple[Row, str, str]:
    """A row with the two attributes that the script filters by."""
    flags = [*row.flags, "changed"] if row.student.href in changed else row.flags
    return row, " ".join(flags), " ".join(place[key] for key in row.mistakes if key in place)


def _changes(comparison: Comparison | None) -> list[tuple[Link, Change]]:
    """The largest differences first, as many as are shown."""
    ranked = comparison.ranked if comparison else []
    return [(link_to(change.student), change) for change in ranked[:SHOWN_CHANGES]]


def _slowest(timings: Timings) -> list[tuple[Link, str, float]]:
    ranked = sorted(timings.submissions, key=lambda spent: (-spent.cpu_seconds, spent.student, spent.step))
    return [(link_to(spent.student), spent.step, spent.cpu_seconds) for spent in ranked[:SHOWN_SLOWEST]]


def _duration(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h {minutes % 60:02d} min"


def _look_first(
    views: list[StepView],
    faults: list[tuple[str, Link, str]],
    comparison: Comparison | None,
    changed: set[str],
) -> Iterator[tuple[str, str]]:
    """What an instructor should know before all else: a place in the page, and a sentence about it."""
    if faults:
        yield (
            "faults",
            f"{in_number(len(faults), 'submission')} could not be graded, for reasons of the machine.",
        )
    for view in views:
        numbers, step = view.numbers, view.numbers.step
        kept = numbers.kept_scores
        if kept:
            yield (
                f"{step.id}-students",
                f"{in_number(kept, 'score')} from an earlier grading, as the last one failed on the machine.",
            )
        if numbers.troubles:
            number = in_number(len(numbers.troubles), "TODO")
            yield f"{step.id}-trouble", f"{number} crashed, broke a limit or could not be imported."
        attempted = [todo for todo in numbers.todos.values() if todo.attempts and step.todo(todo.id).file]
        if attempted:
            hardest = min(attempted, key=lambda todo: todo.outcomes["right"] / todo.attempts)
            right, attempts = hardest.outcomes["right"], hardest.attempts
            if right < attempts:
                yield (
                    f"{step.id}-todos",
                    f"TODO {hardest.id} is the hardest: {right} of {attempts} who tried have it all right.",
                )
        if view.mistakes and view.mistakes[0].count > 1:
            top = view.mistakes[0]
            yield (
                f"{step.id}-mistakes",
                f"The most common mistake, made by {top.count}: TODO {top.todo}, {_readable(top)}.",
            )
        suspicious = sum(item.looks_odd for item in view.items)
        if suspicious:
            yield (
                f"{step.id}-checks",
                f"{in_number(suspicious, 'check')} may need another look by the author.",
            )
    if comparison and (comparison.changes or comparison.came or comparison.went):
        yield "changes", f"{in_number(len(changed), 'student')} changed since the last run."


def _readable(mistake: Mistake) -> str:
    return mistake.name.replace("_", " ") if mistake.named else mistake.name
