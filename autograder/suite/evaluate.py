"""Runs a suite's tests on one submission: live, or on the answers to calls that were recorded once.

The questions of a test do not depend on the answers. So each test is run once on the solution while its calls are
recorded (``Recorder``); every submission then answers all calls of a TODO in one batch, and the test bodies run again
on those answers (``replay``). A body that asks something else than was recorded raises ``Diverged``; the caller then
runs the test live, which is always right and only slower.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from autograder.sandbox.wire import Answer, Call
from autograder.suite.ask import Asker, Mismatch, Student
from autograder.suite.collect import HiddenTest
from autograder.verdict import Check, Text, round_score

Examples = Sequence[Mapping[str, Any]]


class Diverged(Exception):
    """A test asked another question than the recorded one."""


@dataclass
class TodoPlan:
    """The tests of one TODO with their examples, and the calls that each run of a body makes."""

    tests: list[HiddenTest]
    examples: Mapping[str, Examples]
    templates: Mapping[str, str]
    calls: list[Call] = field(default_factory=list)
    spans: list[range] = field(default_factory=list)

    def runs(self, test: HiddenTest) -> Examples:
        """The argument sets that a test's body is run with; one empty set when it is no property."""
        return self.examples[test.name] if test.is_property else [{}]


def evaluate_live(plan: TodoPlan, ask: Asker) -> list[Check]:
    """Run every test with ``ask`` answering each call as it comes. Whatever ``ask`` raises ends it."""
    student = Student(ask, plan.templates)
    return [
        _check(test, [_run(test, example, student) for example in plan.runs(test)]) for test in plan.tests
    ]


def record(plan: TodoPlan, ask: Asker) -> list[Check]:
    """As ``evaluate_live``, on the solution; keeps the calls of every run in ``plan`` for ``replay``."""
    plan.calls.clear()
    plan.spans.clear()

    def recording(call: Call) -> Answer:
        plan.calls.append(call)
        return ask(call)

    student = Student(recording, plan.templates)
    checks = []
    for test in plan.tests:
        problems = []
        for example in plan.runs(test):
            start = len(plan.calls)
            problems.append(_run(test, example, student))
            plan.spans.append(range(start, len(plan.calls)))
        checks.append(_check(test, problems))
    return checks


def replay(plan: TodoPlan, answers: Sequence[Answer]) -> list[Check]:
    """Run every test on the answers to ``plan.calls``. Raises Diverged."""
    spans = iter(plan.spans)
    checks = []
    for test in plan.tests:
        problems = []
        for example in plan.runs(test):
            student = Student(_replaying(plan.calls, answers, next(spans)), plan.templates)
            problems.append(_run(test, example, student))
        checks.append(_check(test, problems))
    return checks


def _replaying(calls: Sequence[Call], answers: Sequence[Answer], span: range) -> Asker:
    position = span.start

    def ask(call: Call) -> Answer:
        nonlocal position
        if position >= span.stop or not _same(call, calls[position]):
            raise Diverged(call.function)
        position += 1
        return answers[position - 1]

    return ask


def _same(one: Call, other: Call) -> bool:
    if one.function != other.function or one.arguments.keys() != other.arguments.keys():
        return False
    return all(
        np.array_equal(value, other.arguments[name])
        if isinstance(value, np.ndarray)
        else value == other.arguments[name]
        for name, value in one.arguments.items()
    )


def _run(test: HiddenTest, example: Mapping[str, Any], student: Student) -> Mismatch | AssertionError | None:
    """One run of a body: None when it passes, the Mismatch (or plain AssertionError) when it doesn't."""
    body: Callable[..., None] = test.body
    try:
        body(student=student, **test.parameters, **example)
    except AssertionError as problem:
        return problem
    return None


def _check(test: HiddenTest, problems: Sequence[AssertionError | None]) -> Check:
    """A test passes when every run does. Its evidence is the simplest failure: the one that is quickest to read."""
    failures = [problem for problem in problems if problem is not None]
    points = round_score(test.points)
    if not failures:
        return Check(test.name, True, points, points, "passed", fact=test.fact)
    simplest = min(failures, key=_simplicity)
    evidence = simplest.evidence if isinstance(simplest, Mismatch) else None
    detail = (
        simplest.detail if isinstance(simplest, Mismatch) else Text(zh="结果不对", en="the result is wrong")
    )
    message = f"{len(failures)} of {len(problems)} examples fail; " if len(problems) > 1 else ""
    return Check(test.name, False, 0.0, points, f"{message}{simplest}", evidence, test.fact, detail)


def _simplicity(problem: AssertionError) -> tuple[int, int, str]:
    call = problem.evidence.call if isinstance(problem, Mismatch) else ""
    return (0 if isinstance(problem, Mismatch) else 1, len(call), call)
