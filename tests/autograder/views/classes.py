"""Classes that were never graded: verdicts made up from the course's TODOs, for tests of what is shown of them."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from autograder.model.course import Course, Step, Todo, load_course
from autograder.model.verdict import (
    BREACHES,
    Check,
    Evidence,
    Sandbox,
    SubmissionStatus,
    Text,
    TodoStatus,
    TodoVerdict,
    Verdict,
)
from autograder.record.database import Entry, Record
from autograder.record.results import RESULTS_FILE, Head, write_results
from autograder.record.runs import Run, open_run
from autograder.views.compare import Comparing
from autograder.views.report import REPORT_FILE, ClassReport
from autograder.views.report_numbers import StepNumbers

COURSE: Course = load_course()
STEP: Step = COURSE.step("step3_pretrain")
CHECKS = 4
GRADED_AT = "2026-11-24T09:30:00+00:00"

WINDOW = {
    "text": [40, 7, 19, 3, 28, 7, 51, 33, 12],
    "begin": [1],
    "x": [7, 19, 3, 28],
    "y": [7, 19, 3, 28],
    "expected_x": [7, 19, 3, 28],
    "expected_y": [19, 3, 28, 7],
}
WARMUP = {
    "step": list(range(7)),
    "lr": [0.02 * step / 7 for step in range(7)],
    "expected_lr": [0.02 * (step + 1) / 7 for step in range(7)],
}
DECAY = {
    "step": list(range(20, 101, 10)),
    "lr": [0.0025 * (1 + math.cos(math.pi * step / 100)) for step in range(20, 101, 10)],
    "expected_lr": [
        1e-3 + 0.0025 * (1 + math.cos(math.pi * (step - 20) / 80)) for step in range(20, 101, 10)
    ],
}
TRAINING = {
    "loss": [2.06, 2.03, 2.26, 1.96, 2.09],
    "expected_loss": [2.06, 1.91, 1.62, 1.31, 1.12],
    "norm": [2.0, 1.96, 2.63, 1.99, 1.86],
    "expected_norm": [2.0, 1.7, 1.42, 1.1, 0.93],
    "lr": [0.15, 0.3, 0.3, 0.165, 0.03],
    "expected_lr": [0.15, 0.3, 0.3, 0.165, 0.03],
}
SERIES: dict[str, Mapping[str, Sequence[float | str]]] = {
    "1": WINDOW,
    "2a": WARMUP,
    "2b": DECAY,
    "train": TRAINING,
}
MISCONCEPTIONS = {
    "1": "target_not_moved",
    "2a": "warmup_from_zero",
    "2b": "warmup_steps_not_taken_off",
    "3a": "only_the_first_group",
}


@dataclass(frozen=True)
class Outcome:
    """What to make up for one TODO: its status and which of its checks pass."""

    status: TodoStatus = "passed"
    passing: frozenset[int] = frozenset(range(CHECKS))
    misconception: str | None = None
    message: str = "the value is wrong"
    got: Any = 0.25


RIGHT = Outcome()
WRONG = Outcome("failed", frozenset())
OPEN = Outcome("not_attempted", frozenset())
CRASHED = Outcome("crashed", frozenset())


def todo_verdict(todo: Todo, outcome: Outcome) -> TodoVerdict:
    """A verdict of ``CHECKS`` checks of equal points."""
    points = todo.points / CHECKS
    voided = outcome.status in BREACHES | {"import_error", "missing", "not_attempted"}
    checks = [
        _check(todo, number, number in outcome.passing, points, outcome, voided) for number in range(CHECKS)
    ]
    score = 0.0 if voided else sum(check.score for check in checks)
    feedback = Text(zh=f"TODO {todo.id} 的说明。", en=f"Words on TODO {todo.id}: {outcome.status}.")
    explanation = Text(
        zh=f"这里的想法是“{outcome.misconception}”：先看图。",
        en=f"The idea here is {outcome.misconception}: look at the picture first.",
    )
    return TodoVerdict(
        todo.id,
        score,
        todo.points,
        outcome.status,
        feedback,
        checks,
        outcome.misconception,
        explanation if outcome.misconception else None,
    )


def _check(todo: Todo, number: int, passed: bool, points: float, outcome: Outcome, voided: bool) -> Check:
    fact = Text(zh=f"第 {number} 项：应当如此。", en=f"Fact {number}: this is how it should be.")
    name = f"test_{todo.module}_{'abcdefgh'[number]}"
    if passed:
        return Check(name, True, points, points, "passed", fact=fact)
    if voided:
        return Check(name, False, 0.0, points, "not run to its end", fact=fact)
    series = SERIES.get(todo.id) if number == 0 else None
    evidence = Evidence(
        f"{todo.function or 'train'}(0, 8, 0.0006)",
        got=outcome.got,
        expected=0.5,
        series=series,
    )
    detail = Text(zh=f"数值不对：{outcome.message}", en=outcome.message)
    return Check(name, False, 0.0, points, outcome.message, evidence, fact, detail)


def verdict(
    student: str,
    outcomes: Mapping[str, Outcome] | None = None,
    *,
    status: SubmissionStatus = "graded",
    reason: str | None = None,
    submission: str = "0" * 64,
    ignored_files: Sequence[str] = (),
) -> Verdict:
    """A student's verdict; TODOs that ``outcomes`` doesn't name are right."""
    outcomes = outcomes or {}
    todos = [todo_verdict(todo, outcomes.get(todo.id, RIGHT)) for todo in STEP.todos]
    graded = status == "graded"
    return Verdict(
        student=student,
        step=STEP.id,
        status=status,
        score=sum(todo.score for todo in todos) if graded else None,
        max_score=STEP.points,
        sandbox_level=1,
        submission=submission,
        ignored_files=list(ignored_files),
        todos=todos if graded else [],
        reason=reason,
    )


def random_class(size: int, seed: int = 7) -> list[Verdict]:
    """A class of any size: abilities differ, some stop early, a few crash."""
    dice = random.Random(seed)
    families = ("王", "李", "Nguyễn", "Smith", "Garcia", "Müller", "Okafor", "佐藤")
    given = ("Ada", "小明", "Bo", "María José", "Li", "Noor", "Émile", "芳")
    verdicts = []
    for number in range(size):
        student = f"{dice.choice(families)} {dice.choice(given)} {number:04d}"
        ability, last = dice.gauss(1.2, 1.0), dice.choice((7, 7, 7, 7, 5, 3))
        outcomes = {}
        for place, todo in enumerate(STEP.todos):
            outcomes[todo.id] = _random_outcome(dice, todo, ability) if place < last else OPEN
        verdicts.append(verdict(student, outcomes))
    return sorted(verdicts, key=lambda entry: entry.student)


def _random_outcome(dice: random.Random, todo: Todo, ability: float) -> Outcome:
    if dice.random() < 0.01:
        return CRASHED
    passing = frozenset(
        number for number in range(CHECKS) if dice.random() < 1 / (1 + math.exp(-ability * 2 + number / 2))
    )
    if len(passing) == CHECKS:
        return RIGHT
    named = MISCONCEPTIONS.get(todo.id) if dice.random() < 0.7 else None
    return Outcome("failed", passing, named)


def head(graded_at: str = GRADED_AT, suite: str = "5" * 64, grader: str = "9" * 64) -> Head:
    """What ``results.json`` says of the run as a whole."""
    return Head(COURSE.id, graded_at, Sandbox(1, "no bubblewrap here"), {STEP.id: suite}, grader=grader)


def write_class(folder: Path, verdicts: Iterable[Verdict], **differing: str) -> Path:
    """Write a ``results.json`` as a run does; its folder."""
    ordered = sorted(verdicts, key=lambda entry: (entry.student, entry.step))
    write_results(folder / RESULTS_FILE, head(**differing), ordered)
    return folder


def record_runs(folder: Path, *runs: Iterable[Verdict]) -> Path:
    """Record runs into a folder, one after the other, as if their outputs had been written; the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with Record.create_or_open(folder, COURSE.id) as record:
        for number, verdicts in enumerate(runs):
            record.append([Entry(f"{number} {one.student}", "", "", one) for one in verdicts])
            record.finish(head())
    return folder


def numbers_of(verdicts: Iterable[Verdict]) -> list[StepNumbers]:
    """What the report says of these in figures."""
    report = ClassReport(COURSE, head())
    for _, own in groupby(verdicts, key=lambda one: one.student):
        report.add(own)
    return report.numbers


def reported(run: Run) -> ClassReport:
    """The report on a run, compared with the one before it."""
    report = ClassReport(COURSE, run.head, Comparing(run.before, run.head) if run.before else None)
    for _, own in groupby(run, key=lambda one: one.student):
        report.add(own)
    return report


def write_report(folder: Path) -> Path:
    """Write the report on a folder, without the students' pages; its path."""
    reported(open_run(folder)).write(folder)
    return folder / REPORT_FILE
