"""An optional TODO is graded for whoever hands it in, and never makes a difference to anybody's points."""

from __future__ import annotations

import pytest

from autograder.grading.asking import Examiner
from autograder.grading.grader import Grader
from autograder.grading.misconceptions import Catalogue
from autograder.model.paths import SOLUTIONS
from autograder.model.stubs import stub_of
from autograder.model.submission import Submission, TakenFile
from autograder.model.verdict import Verdict
from autograder.suite.plan import read_files

FILE = "todo4_gradient_accumulation.py"


def graded(bench: Examiner, optional: bytes | None) -> Verdict:
    files = read_files(bench.step, SOLUTIONS / bench.step.id) | (
        {FILE: optional} if optional is not None else {}
    )
    taken = {name: TakenFile(content=content) for name, content in files.items()}
    grader = Grader(
        bench.course, bench.step, bench.plans, bench.zygote, Catalogue(bench.step, bench.plans, {})
    )
    return grader.grade(Submission("someone", bench.step.id, taken)).verdict


def solution(bench: Examiner) -> bytes:
    return (SOLUTIONS / bench.step.id / FILE).read_bytes()


def test_who_leaves_it_out_has_a_verdict_without_it(bench: Examiner) -> None:
    verdict = graded(bench, None)
    assert (verdict.score, verdict.max_score) == (100, 100)
    assert [todo.id for todo in verdict.todos] == ["1", "2a", "2b", "3a", "3b", "3c", "train"]
    assert verdict.optional == []


@pytest.mark.parametrize("kind", ["solution", "stub", "broken", "crash"])
def test_whatever_it_is_the_points_are_the_same(bench: Examiner, kind: str) -> None:
    right = solution(bench)
    content, status = {
        "solution": (right, "passed"),
        "stub": (stub_of(bench.step.todo("4"), right.decode()).encode(), "not_attempted"),
        "broken": (b"def accumulate_and_step(:\n", "import_error"),
        "crash": (b"import os\ndef accumulate_and_step(*_):\n    os._exit(1)\n", "crashed"),
    }[kind]
    verdict = graded(bench, content)
    assert (verdict.score, verdict.max_score) == (100, 100)
    assert {todo.status for todo in verdict.todos} == {"passed"}
    (optional,) = verdict.optional
    assert (optional.id, optional.status, optional.score, optional.max_score) == ("4", status, 0, 0)
