"""Runs a suite's tests on one submission: live, or on the answers to calls that were recorded once.

The questions of a test do not depend on the answers. So each test is run once on the solution while its calls are
recorded (``Recorder``); every submission then answers all calls of a TODO in one batch, and the test bodies run again
on those answers (``replay``). A body that asks something else than was recorded raises ``Diverged``; the caller then
runs the test live, which is always right and only slower.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from autograder.model.verdict import Check, Text, round_score
from autograder.model.wire import Answer, Call, pack
from autograder.suite.ask import Asker, Mismatch, Student
from autograder.suite.collect import HiddenTest
from autograder.suite.compare import same_answers

Examples = Sequence[Mapping[str, Any]]
# Calls that are asked a second time when all others are through: the first and the last.
ASKED_AGAIN = 2
SHOWN_OF_FAULTS = 300
FAULT = "the check itself failed"
FAULT_IN_WORDS = Text(
    zh="检查程序没能评判这个答案，所以这一项不算分；老师会看到原因",
    en="the check could not judge this answer, so it does not count; your teachers are told why",
)


class Diverged(Exception):
    """A test asked another question than the recorded one."""


class SuiteFault(AssertionError):
    """A test has failed by itself, on an answer that its author did not think of: no points, and staff are told."""

    def __init__(self, error: Exception) -> None:
        super().__init__(f"{FAULT}: {type(error).__name__}: {str(error)[:SHOWN_OF_FAULTS]}")


@dataclass
class TodoPlan:
    """The tests of one TODO with their examples, and the calls that each run of a body makes.

    ``calls`` are what a submission is asked, in order: those of the tests (``spans`` says which run of a body made
    which), then some of them again. ``repeats`` are the pairs of places in it where the same question stands.
    ``right`` are the solution's answers to them.
    """

    tests: list[HiddenTest]
    examples: Mapping[str, Examples]
    templates: Mapping[str, str]
    calls: list[Call] = field(default_factory=list)
    spans: list[range] = field(default_factory=list)
    repeats: list[tuple[int, int]] = field(default_factory=list)
    right: list[Answer] = field(default_factory=list)

    def recall(self, calls: Sequence[Call], spans: Sequence[range]) -> None:
        """Take up calls that were recorded before, by the same suite and with the same examples."""
        self.calls, self.spans, self.repeats = list(calls), list(spans), _repeats(calls)

    def runs(self, test: HiddenTest) -> Examples:
        """The argument sets that a test's body is run with; one empty set when it is no property."""
        return self.examples[test.name] if test.is_property else [{}]


def evaluate_live(plan: TodoPlan, ask: Asker) -> list[Check]:
    """Run every test with ``ask`` answering each call as it comes. Whatever ``ask`` raises ends it."""
    student = Student(ask, plan.templates)
    return [
        check_of(test, [problem_of(test, example, student) for example in plan.runs(test)])
        for test in plan.tests
    ]


def record(plan: TodoPlan, ask: Asker, again: int = ASKED_AGAIN) -> list[Check]:
    """As ``evaluate_live``, on the solution; keeps the calls of every run in ``plan`` for ``replay``.

    ``again`` is how many of the calls are asked a second time at the end.
    """
    plan.calls.clear()
    plan.spans.clear()
    plan.right.clear()

    def recording(call: Call) -> Answer:
        plan.calls.append(call)
        plan.right.append(ask(call))
        return plan.right[-1]

    student = Student(recording, plan.templates)
    checks = []
    for test in plan.tests:
        problems = []
        for example in plan.runs(test):
            start = len(plan.calls)
            problems.append(problem_of(test, example, student))
            plan.spans.append(range(start, len(plan.calls)))
        checks.append(check_of(test, problems))
    for call in _spread(plan.calls, again):
        recording(call)
    plan.repeats = _repeats(plan.calls)
    return checks


def _spread(calls: Sequence[Call], count: int) -> list[Call]:
    """So many of the calls, evenly spread from the first to the last."""
    count = min(count, len(calls))
    return [calls[round(k * (len(calls) - 1) / max(1, count - 1))] for k in range(count)]


def _repeats(calls: Sequence[Call]) -> list[tuple[int, int]]:
    """Where a question stands that was asked before, with the place where it was asked first."""
    first: dict[bytes, int] = {}
    return [
        (first[key], place)
        for place, key in enumerate(pack(call) for call in calls)
        if first.setdefault(key, place) != place
    ]


def flaky_call(plan: TodoPlan, answers: Sequence[Answer]) -> Call | None:
    """A question that was answered in two ways, None when there is none."""
    for first, second in plan.repeats:
        if not same_answers([answers[first]], [answers[second]]):
            return plan.calls[first]
    return None


def replay(plan: TodoPlan, answers: Sequence[Answer]) -> list[Check]:
    """Run every test on the answers to ``plan.calls``. Raises Diverged."""
    problems: dict[str, list[AssertionError | None]] = {test.name: [] for test in plan.tests}
    for test, example, span in runs_of(plan):
        problems[test.name].append(problem_in(plan, test, example, span, answers))
    return [check_of(test, problems[test.name]) for test in plan.tests]


def problem_in(
    plan: TodoPlan, test: HiddenTest, example: Mapping[str, Any], span: range, answers: Sequence[Answer]
) -> AssertionError | None:
    """What one run of a test finds wrong in the recorded answers. Raises Diverged."""
    return problem_of(test, example, Student(_replaying(plan.calls, answers, span), plan.templates))


def runs_of(plan: TodoPlan) -> Iterator[tuple[HiddenTest, Mapping[str, Any], range]]:
    """Every run of every test with the places of its calls, in the order in which they were recorded."""
    spans = iter(plan.spans)
    for test in plan.tests:
        for example in plan.runs(test):
            yield test, example, next(spans)


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
    """As they travel: a tuple in a test's arguments is a list in calls that were kept and read again."""
    return pack(one) == pack(other)


def problem_of(
    test: HiddenTest, example: Mapping[str, Any], student: Student
) -> Mismatch | AssertionError | None:
    """One run of a body: None when it passes, the Mismatch (or plain AssertionError) when it doesn't.

    Whatever else the body raises is a SuiteFault, unless the asking ended (``Diverged``, a child that died).
    """
    body: Callable[..., None] = test.body
    try:
        body(student=student, **test.parameters, **example)
    except AssertionError as problem:
        return problem
    except Exception as error:
        if student.unanswered is not None:
            raise
        return SuiteFault(error)
    return None


def check_of(test: HiddenTest, problems: Sequence[AssertionError | None]) -> Check:
    """A test passes when every run does. Its evidence is the simplest failure: the one that is quickest to read."""
    failures = [problem for problem in problems if problem is not None]
    points = round_score(test.points)
    if not failures:
        return Check(test.name, True, points, points, "passed", fact=test.fact)
    faults = [problem for problem in failures if isinstance(problem, SuiteFault)]
    simplest = min(faults or failures, key=simplicity)
    evidence = simplest.evidence if isinstance(simplest, Mismatch) else None
    detail = _detail(simplest)
    message = f"{len(failures)} of {len(problems)} examples fail; " if len(problems) > 1 else ""
    return Check(test.name, False, 0.0, points, f"{message}{simplest}", evidence, test.fact, detail)


def is_fault(check: Check) -> bool:
    """Whether a check failed by its author's fault."""
    return not check.passed and check.detail == FAULT_IN_WORDS


def _detail(problem: AssertionError) -> Text:
    if isinstance(problem, Mismatch):
        return problem.detail
    return (
        FAULT_IN_WORDS if isinstance(problem, SuiteFault) else Text(zh="结果不对", en="the result is wrong")
    )


def simplicity(problem: AssertionError) -> tuple[int, int, str]:
    """Sorts problems: those with evidence first, then those whose call is quickest to read."""
    call = problem.evidence.call if isinstance(problem, Mismatch) else ""
    return (0 if isinstance(problem, Mismatch) else 1, len(call), call)
