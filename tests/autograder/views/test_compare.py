"""A regrade says whose score changed, in which check, and what of all that a score depends on is different."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from autograder.model.verdict import Verdict
from autograder.record.runs import open_run
from autograder.views.compare import Comparing, Comparison
from tests.autograder.views.classes import OPEN, STEP, WRONG, Outcome, record_runs, verdict, write_class

PARTLY = Outcome("failed", frozenset({0, 1}), "warmup_from_zero")


def compared(tmp_path: Path, old: list[Verdict], new: list[Verdict], **changed: str) -> Comparison:
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
    before = open_run(write_class(tmp_path / "old", old))
    after = open_run(write_class(tmp_path / "new", new, **changed))
    comparing = Comparing(before, after.head)
    for one in after:
        comparing.add(one)
    return comparing.finished()


def test_a_change_names_scores_todos_checks_and_the_mistake(tmp_path: Path) -> None:
    found = compared(
        tmp_path, [verdict("ada"), verdict("bob")], [verdict("ada", {"2a": PARTLY}), verdict("bob")]
    )
    (change,) = found.changes
    assert (change.student, change.before, change.after, change.difference) == ("ada", 100, 92.5, -7.5)
    ((todo, words),) = change.details
    assert todo == "2a"
    assert "15 → 7.5" in words
    assert "passed → failed" in words
    assert "warmup_from_zero" in words
    assert found.unchanged == 1


def test_which_checks_pass_now(tmp_path: Path) -> None:
    less, more = Outcome("failed", frozenset({0})), Outcome("failed", frozenset({0, 3}))
    (change,) = compared(tmp_path, [verdict("ada", {"2a": less})], [verdict("ada", {"2a": more})]).changes
    assert "now passes: test_todo2a_warmup_d" in change.details[0][1]


@pytest.mark.parametrize(
    ("files", "changed", "reason"),
    [
        ("1" * 64, {}, "other files"),
        ("0" * 64, {"suite": "6" * 64}, "the suite"),
        ("0" * 64, {"grader": "8" * 64}, "the grader"),
    ],
)
def test_the_reason_is_what_the_score_depends_on(
    tmp_path: Path, files: str, changed: dict[str, str], reason: str
) -> None:
    new = [verdict("ada", {"1": WRONG}, submission=files)]
    (change,) = compared(tmp_path, [verdict("ada")], new, **changed).changes
    assert len(change.reasons) == 1
    assert reason in change.reasons[0]


def test_another_score_without_a_reason_is_said_to_be_suspicious(tmp_path: Path) -> None:
    (change,) = compared(tmp_path, [verdict("ada")], [verdict("ada", {"1": WRONG})]).changes
    assert "nothing that a score depends on has changed" in change.reasons[0]


def test_faults_of_the_machine_are_told_from_scores(tmp_path: Path) -> None:
    fault = verdict("ada", status="infrastructure_error", reason="no memory")
    (change,) = compared(tmp_path, [fault], [verdict("ada")]).changes
    assert (change.before, change.after, change.difference) == (None, 100, None)
    assert "the machine failed last time" in change.reasons[0]


def test_who_came_and_who_went(tmp_path: Path) -> None:
    found = compared(tmp_path, [verdict("ada"), verdict("bob")], [verdict("bob"), verdict("eve")])
    assert [student for student, _ in found.came] == ["eve"]
    assert [student for student, _ in found.went] == ["ada"]
    assert found.changes == []


def test_the_largest_differences_come_first(tmp_path: Path) -> None:
    old = [verdict(name) for name in ("ada", "bob", "eve")]
    new = [verdict("ada", {"3a": OPEN}), verdict("bob", {"1": OPEN}), verdict("eve", {"2a": OPEN})]
    assert [change.student for change in compared(tmp_path, old, new).ranked] == ["bob", "eve", "ada"]


def test_the_run_before_is_known_until_there_is_a_newer_one(tmp_path: Path) -> None:
    assert open_run(record_runs(tmp_path / "one", [verdict("ada")])).before is None
    first, second = verdict("ada"), verdict("ada", {"1": WRONG}, submission="1" * 64)
    run = open_run(record_runs(tmp_path / "two", [verdict("bob"), verdict("cy")], [first], [second]))
    assert run.before is not None
    assert [kept for kept in run.before if kept.student == "ada"] == [first]
    assert run.find(("ada", STEP.id)) == second


def test_what_stands_as_it_did_is_not_decoded_to_be_compared(tmp_path: Path) -> None:
    """Protects the speed of a class's second run: of 10,000 submissions perhaps ten are others than before."""
    run = open_run(record_runs(tmp_path, [verdict("ada"), verdict("bob")], [verdict("bob", {"1": WRONG})]))
    assert run.before is not None
    looked_at: list[tuple[str, str]] = []
    before = replace(run.before, find=lambda name: looked_at.append(name) or run.find(name))
    comparing = Comparing(before, run.head, {("ada", STEP.id)})
    for one in run:
        comparing.add(one)
    assert looked_at == [("bob", STEP.id)]
    assert comparing.finished().unchanged == 2
