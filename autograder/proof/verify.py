"""Runs the rules of ``grade.py verify``, one line each, and prints the figures that README quotes."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from autograder.grading.asking import Examiner
from autograder.model.course import Course, Step
from autograder.model.errors import AuthorError, InfrastructureError
from autograder.proof import course_rules
from autograder.proof.class_rules import ClassRules, Strides
from autograder.proof.rules import Finding, Ruling, relative
from autograder.proof.suite_rules import SuiteRules
from autograder.sandbox.trial.levels import highest_level
from autograder.suite.draw import Examples, draw

SHOWN_FINDINGS = 12
RECORDED_SEEDS = 5
# What each rule is called on the screen, the quickest first; it is checked by the function of its name in the module, or
# the method in the class, that the table is about.
FILE_RULES = {  # course_rules
    "manifest": "every step.toml is complete",
    "stubs": "stubs are generated and unsolved",
    "notebooks": "notebooks are generated",
    "leaks": "students get no answer and no secret",
}
SUITE_RULES = {
    "solution": "the solution passes all",
    "right": "right answers pass all",
    "wrong": "wrong answers fail",
    "needed": "every hidden test is needed",
    "named": "mistakes are named",
    "public": "public failures are hidden failures",
    "mutants": "mutants are killed",
    "stable": "suites are stable",
}
CLASS_RULES = {
    "alone": "each TODO stands alone",
    "graded": "workers grade the corpus rightly",
    "hostile": "attacks gain nothing",
}
RULES = FILE_RULES | SUITE_RULES | CLASS_RULES
Checker = Callable[[str], Ruling]


@dataclass(frozen=True)
class Extent:
    """How much is tried: everything, or a part that fits into a minute."""

    seeds: int
    every: int
    strides: Strides


ALL = Extent(seeds=20, every=1, strides=Strides())
FAST = Extent(seeds=1, every=8, strides=Strides(right=12, wrong=40, hostile=12))


@dataclass
class Proof:
    """What all rules came to."""

    failed: list[str] = field(default_factory=list)
    figures: dict[str, str] = field(default_factory=dict)


class Verifier:
    """Holds what the rules of a step share: drawn examples, a sandbox, a graded class; each made when first needed."""

    def __init__(self, course: Course, step: Step, extent: Extent, console: Console) -> None:
        self.course = course
        self.step = step
        self.extent = extent
        self.console = console
        self._stack = ExitStack()
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            TimeElapsedColumn(),
            console=console,
            transient=True,
        )
        self._task: TaskID | None = None

    def __enter__(self) -> Verifier:
        self._stack.enter_context(self._progress)
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def run(self, only: Sequence[str]) -> Proof:
        """Check the step's rules, or only some by name, and print a line for each."""
        rules = [name for name in SUITE_RULES | CLASS_RULES if not only or name in only]
        if rules:
            self.console.print(self.step.id, style="bold")
        return _prove(rules, self._check, self.console, self._say)

    def _check(self, rule: str) -> Ruling:
        return getattr(self._suites if rule in SUITE_RULES else self._classes, rule)()

    def record(self) -> int:
        """Write down anew which tests fail which wrong answers; how many pairs."""
        return self._suites.record(RECORDED_SEEDS)

    @cached_property
    def _suites(self) -> SuiteRules:
        self._say("drawing examples, warming the sandbox up")
        bench = Examiner(self.course, self.step, highest_level().number, self._examples)
        self._stack.enter_context(bench)
        return SuiteRules(bench, self.extent.seeds, self.extent.every, self._say)

    @cached_property
    def _classes(self) -> ClassRules:
        jobs, level = os.cpu_count() or 1, highest_level().number
        return ClassRules(self.step, level, self._examples, jobs, self.extent.strides, self._graded)

    @cached_property
    def _examples(self) -> Examples:
        return draw(self.course, self.step)

    def _graded(self, done: int, total: int) -> None:
        self._say("grading a class", done, total)

    def _say(self, text: str, done: int | None = None, total: int | None = None) -> None:
        if self._task is None:
            self._task = self._progress.add_task(text, total=None)
        self._progress.update(self._task, description=text, completed=done, total=total)


def check_files(course: Course, steps: Sequence[Step], only: Sequence[str], console: Console) -> Proof:
    """Check the rules about files, or only some by name, and print a line for each.

    ``manifest`` is about these steps; what students get is looked at as a whole.
    """

    def check(rule: str) -> Ruling:
        return getattr(course_rules, rule)(steps if rule == "manifest" else course)

    rules = [name for name in FILE_RULES if not only or name in only]
    return _prove(rules, check, console, lambda text: None)


def _prove(rules: Sequence[str], check: Checker, console: Console, say: Callable[[str], None]) -> Proof:
    proof = Proof()
    for rule in rules:
        say(RULES[rule])
        outcome = _checked(rule, check)
        proof.figures |= outcome.figures
        if outcome.findings:
            proof.failed.append(rule)
        mark, style = ("FAIL", "bold red") if outcome.findings else ("ok", "green")
        line = f"[{style}]{mark:4}[/] {rule:10} {RULES[rule]}: {outcome.summary}"
        console.print(line, highlight=False, soft_wrap=True)
        for finding in _lines(outcome.findings):
            console.print(f"     {finding}", markup=False, highlight=False, soft_wrap=True)
    return proof


def _checked(rule: str, check: Checker) -> Ruling:
    """The rule's outcome. What is broken so badly that the rule can't even run is a finding as well, and the others go on."""
    try:
        return check(rule)
    except (AuthorError, InfrastructureError) as error:
        return Ruling("can't be checked", [Finding("the course", str(error), "mend it first")])
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{relative(Path(place.filename))}:{place.lineno}"
        wrong = f"{type(error).__name__}: {error}"
        return Ruling("can't be checked", [Finding(where, wrong, "mend it first")])


def _lines(findings: Sequence[Finding]) -> Iterator[str]:
    for finding in findings[:SHOWN_FINDINGS]:
        yield f"{finding.file}: {finding.wrong}; {finding.mend}"
    if len(findings) > SHOWN_FINDINGS:
        yield f"… and {len(findings) - SHOWN_FINDINGS} more"
