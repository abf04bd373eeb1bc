"""The same question answered in two ways is the student's failure, and is said so, whatever luck the answers had."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from autograder.grading.asking import Examiner
from autograder.grading.grader import Grader, Outcome
from autograder.model.verdict import Check, TodoStatus
from tests.autograder.conftest import STEP
from tests.autograder.suite.test_shrink import WARMUP, grade

SOMETIMES = (
    "calls = 0\ndef warmup_lr(step, warmup_steps, max_lr):\n    global calls\n    calls += 1\n"
    "    return max_lr * (step + 1) / warmup_steps{change}\n"
)


def test_who_is_right_until_asked_again_gets_nothing_and_reads_why(bench: Examiner) -> None:
    """Every test sees right answers; only the questions that are asked again at the end don't."""
    plan = bench.plans["2a"]
    asked_in_tests = plan.spans[-1].stop
    change = f" if calls <= {asked_in_tests} else 0.0"
    verdict = grade(bench, WARMUP, "2a", SOMETIMES.format(change=change))
    assert (verdict.status, verdict.score) == ("failed", 0)
    assert "twice" in verdict.feedback.en
    assert "两次" in verdict.feedback.zh
    assert not any(check.passed for check in verdict.checks)


@pytest.mark.parametrize(
    "change", [" * (1 + calls % 2)", " + __import__('random').random()", " if calls % 3 else None"]
)
def test_the_verdict_on_inconstant_answers_is_always_the_same(bench: Examiner, change: str) -> None:
    verdicts = [grade(bench, WARMUP, "2a", SOMETIMES.format(change=change)) for _ in range(2)]
    assert [verdict.score for verdict in verdicts] == [0, 0]
    assert [verdict.status for verdict in verdicts] == ["failed", "failed"]


def test_rounding_is_not_inconstant(bench: Examiner) -> None:
    verdict = grade(bench, WARMUP, "2a", SOMETIMES.format(change=" * (1 + 1e-15 * (calls % 2))"))
    assert (verdict.status, verdict.score) == ("passed", verdict.max_score)


def test_every_todo_with_a_file_is_asked_something_twice(bench: Examiner) -> None:
    for todo in bench.step.stubs:
        plan = bench.plans[todo.id]
        assert len(plan.calls) in {later + 1 for _, later in plan.repeats}, todo.id
        assert plan.calls[0] == plan.calls[-2], todo.id


@pytest.mark.parametrize(("again", "status"), [("failed", "failed"), ("passed", "passed")])
def test_chance_gets_no_second_try(again: TodoStatus, status: TodoStatus) -> None:
    """Who fails among the others and passes alone is asked once more: a neighbour spoils it always, chance doesn't."""
    todo = STEP.todo("2a")
    check = Check("test_it", True, 15.0, 15.0, "passed")
    tries = iter([Outcome("passed", [check]), Outcome(again, [check])])
    grader: Any = SimpleNamespace(_tried=lambda *_: next(tries))
    work: Any = SimpleNamespace(outcomes={todo.id: Outcome("failed", [])})
    outcome = Grader._alone(grader, work, todo)
    assert outcome.status == status
    assert [each.score for each in outcome.checks] == [15.0 if status == "passed" else 0.0]
    assert next(tries, None) is None
