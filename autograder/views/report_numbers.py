"""What the report says in figures. One pass over the verdicts, of which only the rows of the table are kept."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import quote

from autograder.model.clean import file_name, plain
from autograder.model.course import Step
from autograder.model.statuses import STATUSES, OutcomeName, outcome_name
from autograder.model.verdict import BREACHES, Check, TodoVerdict, Verdict
from autograder.views.item_analysis import ItemSums

BINS = 10
EXAMPLES = 5
_DECIMAL = re.compile(r"\d+\.\d+(e[-+]?\d+)?")


@dataclass(frozen=True)
class Link:
    """A student's name and the page that it leads to."""

    name: str
    href: str


def link_to(student: str, step: str = "", todo: str = "") -> Link:
    """The student's page, seen from the report; with a TODO, its place in there."""
    place = f"#{anchor(step, todo)}" if todo else ""
    return Link(plain(student, 200) or "(no name)", f"feedback/{quote(file_name(student, '.html'))}{place}")


def anchor(step: str, todo: str) -> str:
    """The id of a TODO's section in a student's page."""
    return f"{step}-{todo}"


@dataclass
class CheckNumbers:
    """One hidden test: its points, and what item analysis needs. ``reached`` are those who attempted the TODO."""

    name: str
    fact: str
    points: float
    reached: ItemSums = field(default_factory=ItemSums)


@dataclass
class TodoNumbers:
    """One TODO over the class. ``outcomes`` counts by OUTCOMES."""

    id: str
    title: str
    points: float
    score: float = 0.0
    outcomes: Counter[str] = field(default_factory=Counter)
    checks: dict[str, CheckNumbers] = field(default_factory=dict)

    @property
    def attempts(self) -> int:
        """How many handed in something to run."""
        return self.outcomes.total() - self.outcomes["open"]


@dataclass
class Mistake:
    """A misconception, or a failure that has no name yet: how many made it, and some who did."""

    todo: str
    name: str
    named: bool
    explanation: str
    count: int = 0
    examples: list[Link] = field(default_factory=list)


@dataclass(frozen=True)
class Trouble:
    """A TODO that broke a limit or died, or could not be imported."""

    student: Link
    todo: str
    status: str
    words: str


@dataclass(frozen=True)
class Cell:
    """One TODO of one student in the table: ``shown`` is points or one word; ``sort`` orders the column."""

    shown: str
    outcome: OutcomeName
    sort: float


@dataclass(frozen=True)
class Row:
    """One student in the table. ``raw_score`` and ``why`` are there where what counts isn't what the code got."""

    student: Link
    score: float | None
    cells: list[Cell]
    flags: list[str]
    mistakes: list[tuple[str, str]]
    raw_score: float | None = None
    why: str = ""


@dataclass
class StepNumbers:
    """One step over the class. Scores are of graded submissions only."""

    step: Step
    scores: list[float] = field(default_factory=list)
    faults: list[tuple[Link, str]] = field(default_factory=list)
    kept_scores: int = 0
    todos: dict[str, TodoNumbers] = field(default_factory=dict)
    mistakes: dict[tuple[str, str], Mistake] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    ignored_files: Counter[str] = field(default_factory=Counter)

    @cached_property
    def rows_by_student(self) -> dict[str, Row]:
        """Once all are counted."""
        return {row.student.name: row for row in self.rows}

    @property
    def graded(self) -> int:
        """How many have a score."""
        return len(self.scores)

    @property
    def median(self) -> float | None:
        """Of the scores; None without any."""
        return statistics.median(self.scores) if self.scores else None

    @property
    def mean(self) -> float | None:
        """Of the scores; None without any."""
        return statistics.fmean(self.scores) if self.scores else None

    @property
    def full_marks(self) -> int:
        """How many have all points."""
        return sum(score >= self.step.points for score in self.scores)

    @property
    def distribution(self) -> list[tuple[str, int]]:
        """How many scores in each tenth of the points; full marks stand by themselves, at the right."""
        counts = [0] * (BINS + 1)
        for score in self.scores:
            share = score / self.step.points if self.step.points else 1.0
            counts[min(BINS, int(share * BINS + 1e-9))] += 1
        width = self.step.points / BINS
        labels = [f"{place * width:g}–{(place + 1) * width:g}" for place in range(BINS)] + [
            f"{self.step.points:g}"
        ]
        return list(zip(labels, counts, strict=True))

    @property
    def ranked_mistakes(self) -> list[Mistake]:
        """The most common first."""
        return sorted(
            self.mistakes.values(), key=lambda mistake: (-mistake.count, mistake.todo, mistake.name)
        )


def empty(step: Step) -> StepNumbers:
    """A step that no verdict was added to yet."""
    todos = {todo.id: TodoNumbers(todo.id, todo.title.en, todo.points) for todo in step.todos}
    return StepNumbers(step, todos=todos)


def add(numbers: StepNumbers, verdict: Verdict) -> None:
    """Count one verdict of the step."""
    step = numbers.step
    student = link_to(verdict.student)
    if verdict.score is None:
        numbers.faults.append((student, plain(verdict.reason or "unknown", 300)))
        numbers.rows.append(Row(student, verdict.final, [NO_CELL] * len(step.todos), ["fault"], []))
        return
    final = verdict.final
    numbers.scores += [] if final is None else [final]
    numbers.kept_scores += verdict.reason is not None
    numbers.ignored_files.update(plain(name, 80) for name in verdict.ignored_files)
    by_id = {todo.id: todo for todo in verdict.todos if todo.id in numbers.todos}
    mistakes = [key for todo in by_id.values() if (key := _add_todo(numbers, verdict, todo)) is not None]
    cells = [_cell(by_id[todo.id]) if todo.id in by_id else NO_CELL for todo in step.todos]
    flags = _flags(verdict, verdict.score if final is None else final)
    why = "; ".join(plain(text.en, 200) for text in verdict.counts.why) if verdict.counts else ""
    raw = verdict.score if verdict.counts else None
    numbers.rows.append(Row(student, final, cells, flags, mistakes, raw, why))


def _flags(verdict: Verdict, score: float) -> list[str]:
    """What the table can be filtered by."""
    statuses = {todo.status for todo in verdict.todos}
    flags = {
        "full": score >= verdict.max_score,
        "below": score < verdict.max_score / 2,
        "zero": score == 0,
        "trouble": not statuses.isdisjoint(BREACHES | {"import_error"}),
        "open": not statuses.isdisjoint({"not_attempted", "missing"}),
        "kept": verdict.reason is not None,
        "other": verdict.other_suite,
        "ignored": bool(verdict.ignored_files),
    }
    return [name for name, holds in flags.items() if holds]


NO_CELL = Cell("–", "open", -2.0)


def _cell(todo: TodoVerdict) -> Cell:
    outcome = outcome_name(todo.status, todo.score)
    short = STATUSES[todo.status].short
    return Cell(short, outcome, -1.0) if short else Cell(f"{todo.score:g}", outcome, todo.score)


def _add_todo(numbers: StepNumbers, verdict: Verdict, todo: TodoVerdict) -> tuple[str, str] | None:
    """Count one TODO of one student; the key of the mistake that was counted."""
    sums = numbers.todos[todo.id]
    sums.score += todo.score
    outcome = outcome_name(todo.status, todo.score)
    sums.outcomes[outcome] += 1
    student = link_to(verdict.student, verdict.step, todo.id)
    total = verdict.score or 0.0
    for check in todo.checks:
        item = sums.checks.get(check.name)
        if item is None:
            fact = check.fact.en if check.fact else check.name
            item = sums.checks[check.name] = CheckNumbers(check.name, fact, check.max_score)
        if outcome != "open":
            # A breach voids the TODO: then the check's points are not in the total, even where it passed.
            passed = check.passed and todo.status in ("passed", "failed")
            item.reached.add(passed, total - (check.score if passed else 0.0))
    if todo.status in BREACHES or todo.status == "import_error":
        numbers.troubles.append(
            Trouble(student, todo.id, STATUSES[todo.status].words.en, plain(todo.feedback.en, 300))
        )
    elif todo.status == "failed" and numbers.step.todo(todo.id).file is not None:
        # The check of all files together has no mistakes of its own.
        return _add_mistake(numbers, todo, student)
    return None


def _add_mistake(numbers: StepNumbers, todo: TodoVerdict, student: Link) -> tuple[str, str] | None:
    """Count by the misconception's name; what has none yet, by the first check that fails and how."""
    failure = next((check for check in todo.checks if not check.passed), None)
    if todo.misconception is None and (failure is None or failure.detail is None):
        return None
    named = todo.misconception is not None
    name = plain(todo.misconception, 100) if todo.misconception else _unnamed(failure)
    mistake = numbers.mistakes.get((todo.id, name))
    if mistake is None:
        explanation = plain(todo.explanation.en, 400) if todo.explanation else _fact(failure)
        mistake = numbers.mistakes[todo.id, name] = Mistake(todo.id, name, named, explanation)
    mistake.count += 1
    if len(mistake.examples) < EXAMPLES:
        mistake.examples.append(student)
    return todo.id, name


def _unnamed(failure: Check | None) -> str:
    """The check and what is wrong, without the measured numbers, which differ from student to student."""
    detail = failure.detail.en if failure and failure.detail else ""
    return plain(f"{failure.name if failure else ''}: {_DECIMAL.sub('…', detail)}", 160)


def _fact(failure: Check | None) -> str:
    return plain(failure.fact.en, 400) if failure and failure.fact else ""
