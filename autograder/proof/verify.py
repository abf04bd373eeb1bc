"""Runs the rules of ``grade.py verify``, one line each, and prints the figures that README quotes."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from autograder.grading.asking import Examiner
from autograder.model.course import Course, Step
from autograder.model.errors import AuthorError, InfrastructureError
from autograder.proof import course_rules
from autograder.proof.class_rules import ClassRules, Strides
from autograder.proof.rules import Finding, Rule, Ruling, relative
from autograder.proof.suite_rules import SuiteRules
from autograder.sandbox.trial.levels import highest_level
from autograder.suite.draw import Examples, draw

SHOWN_FINDINGS = 12
RECORDED_SEEDS = 5
RULES = (
    "manifest", "stubs", "notebooks", "leaks", "solution", "right", "wrong", "needed", "named", "public", "mutants",
    "stable", "alone", "graded", "hostile",
)  # fmt: skip


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
        self._suite_rules: SuiteRules | None = None
        self._class_rules: ClassRules | None = None
        self._drawn: Examples | None = None

    def __enter__(self) -> Verifier:
        self._stack.enter_context(self._progress)
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def rules(self) -> list[Rule]:
        """The rules of the step, the quickest first."""
        suites = [
            Rule("solution", "the solution passes all", lambda: self._suites.solution()),
            Rule("right", "right answers pass all", lambda: self._suites.right()),
            Rule("wrong", "wrong answers fail", lambda: self._suites.wrong()),
            Rule("needed", "every hidden test is needed", lambda: self._suites.needed()),
            Rule("named", "mistakes are named", lambda: self._suites.named()),
            Rule("public", "public failures are hidden failures", lambda: self._suites.public()),
            Rule("mutants", "mutants are killed", lambda: self._suites.mutants()),
            Rule("stable", "suites are stable", lambda: self._suites.stable()),
        ]
        classes = [
            Rule("alone", "each TODO stands alone", lambda: self._classes.alone()),
            Rule("graded", "workers grade the corpus rightly", lambda: self._classes.graded()),
            Rule("hostile", "attacks gain nothing", lambda: self._classes.hostile()),
        ]
        return [*suites, *classes]

    def run(self, only: Sequence[str]) -> Proof:
        """Check the step's rules, or only some by name, and print a line for each."""
        rules = [rule for rule in self.rules() if not only or rule.name in only]
        if rules:
            self.console.print(self.step.id, style="bold")
        return _prove(rules, self.console, self._say)

    def record(self) -> int:
        """Write down anew which tests fail which wrong answers; how many pairs."""
        return self._suites.record(RECORDED_SEEDS)

    @property
    def _suites(self) -> SuiteRules:
        if self._suite_rules is None:
            self._say("drawing examples, warming the sandbox up")
            bench = Examiner(self.course, self.step, highest_level().number, self._examples)
            self._stack.enter_context(bench)
            self._suite_rules = SuiteRules(bench, self.extent.seeds, self.extent.every, self._say)
        return self._suite_rules

    @property
    def _classes(self) -> ClassRules:
        if self._class_rules is None:
            jobs = os.cpu_count() or 1
            self._class_rules = ClassRules(
                self.step, highest_level().number, self._examples, jobs, self.extent.strides, self._graded
            )
        return self._class_rules

    @property
    def _examples(self) -> Examples:
        if self._drawn is None:
            self._drawn = draw(self.course, self.step)
        return self._drawn

    def _graded(self, done: int, total: int) -> None:
        self._say("grading a class", done, total)

    def _say(self, text: str, done: int | None = None, total: int | None = None) -> None:
        if self._task is None:
            self._task = self._progress.add_task(text, total=None)
        self._progress.update(self._task, description=text, completed=done, total=total)


def check_files(course: Course, steps: Sequence[Step], only: Sequence[str], console: Console) -> Proof:
    """Check the rules about files, or only some by name, and print a line for each."""
    rules = [rule for rule in file_rules(course, steps) if not only or rule.name in only]
    return _prove(rules, console, lambda text: None)


def file_rules(course: Course, steps: Sequence[Step]) -> list[Rule]:
    """The rules about files: ``manifest`` of these steps; what students get is looked at as a whole."""
    return [
        Rule("manifest", "every step.toml is complete", partial(course_rules.manifest, steps)),
        Rule("stubs", "stubs are generated and unsolved", partial(course_rules.stubs, course)),
        Rule("notebooks", "notebooks are generated", partial(course_rules.notebooks, course)),
        Rule("leaks", "students get no answer and no secret", partial(course_rules.leaks, course)),
    ]


def _prove(rules: Sequence[Rule], console: Console, say: Callable[[str], None]) -> Proof:
    proof = Proof()
    for rule in rules:
        say(rule.title)
        outcome = _checked(rule)
        proof.figures |= outcome.figures
        if outcome.findings:
            proof.failed.append(rule.name)
        mark, style = ("FAIL", "bold red") if outcome.findings else ("ok", "green")
        line = f"[{style}]{mark:4}[/] {rule.name:10} {rule.title}: {outcome.summary}"
        console.print(line, highlight=False, soft_wrap=True)
        for finding in _lines(outcome.findings):
            console.print(f"     {finding}", markup=False, highlight=False, soft_wrap=True)
    return proof


def _checked(rule: Rule) -> Ruling:
    """The rule's outcome. What is broken so badly that the rule can't even run is a finding as well, and the others go on."""
    try:
        return rule.check()
    except (AuthorError, InfrastructureError) as error:
        return Ruling("can't be checked", [Finding("the course", str(error), "mend it first")])
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{relative(Path(place.filename))}:{place.lineno}"
        return Ruling(
            "can't be checked", [Finding(where, f"{type(error).__name__}: {error}", "mend it first")]
        )


def _lines(findings: Sequence[Finding]) -> Iterator[str]:
    for finding in findings[:SHOWN_FINDINGS]:
        yield f"{finding.file}: {finding.wrong}; {finding.mend}"
    if len(findings) > SHOWN_FINDINGS:
        yield f"… and {len(findings) - SHOWN_FINDINGS} more"
