"""The fast way (all questions in one batch, recorded once) and the slow way (one by one) come to the same verdicts.

A seeded sample of the corpus on every change; all of it with TEST_WHOLE_CORPUS=1 in the environment (nightly).
"""

from __future__ import annotations

import math
import os
import random
import sys
from collections.abc import Iterator, Sequence

import pytest

from autograder.grading.grader import JUDGED_KEPT, UNSTEADY, Outcome, budget
from autograder.grading.jobs import Prepare, Setup
from autograder.grading.worker import Worker
from autograder.model.corpus import CorpusFile, corpus_files
from autograder.model.course import Todo
from autograder.model.submission import Submission, TakenFile
from autograder.model.verdict import TodoVerdict
from autograder.model.wire import Answer
from autograder.sandbox.host import ChildDied
from autograder.suite.drawn import drawn_examples
from autograder.suite.evaluate import evaluate_live
from tests.autograder.conftest import COURSE, SOLVED, STEP

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs the sandbox")
SAMPLED = {"right": 1, "wrong": 3}
LEVEL = 1


def sample() -> list[CorpusFile]:
    dice = random.Random(11)
    chosen: list[CorpusFile] = []
    for todo in STEP.stubs:
        for kind, count in SAMPLED.items():
            files = list(corpus_files(STEP, todo, "right" if kind == "right" else "wrong"))
            whole = bool(os.environ.get("TEST_WHOLE_CORPUS"))
            chosen += files if whole else dice.sample(files, min(count, len(files)))
    return chosen


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    """A worker whose canaries have behaved."""
    made = Worker(COURSE, Setup([STEP.id], LEVEL, 0))
    try:
        made.prepare(Prepare(STEP.id, drawn_examples(COURSE, STEP)))
        yield made
    finally:
        made.close()


def fast(worker: Worker, todo: Todo, source: bytes) -> TodoVerdict:
    """What a class's submission gets."""
    files = {name: TakenFile(content=content) for name, content in SOLVED.items()}
    assert todo.file is not None
    files[todo.file] = TakenFile(content=source)
    verdict = worker.graders[STEP.id].grade(Submission("ada", STEP.id, files), name_mistakes=False).verdict
    return next(entry for entry in verdict.todos if entry.id == todo.id)


def slow(worker: Worker, todo: Todo, source: bytes) -> dict[str, bool] | str:
    """Each question asked when its test asks it, in a child that holds this TODO alone; or how the child died."""
    grader = worker.graders[STEP.id]
    with grader.zygote.child(STEP.id, budget(grader.limits[todo.id])) as child:
        try:
            assert child.load(todo.module, source) is None
            checks = evaluate_live(
                grader.plans[todo.id], lambda call: child.ask(todo.id, [todo.module], [call])[0]
            )
        except ChildDied as died:
            return died.death
    return {check.name: check.passed for check in checks}


@pytest.mark.parametrize("file", sample(), ids=lambda file: file.label)
def test_batch_and_single_questions_agree(worker: Worker, file: CorpusFile) -> None:
    found = fast(worker, file.todo, file.source)
    one_by_one = slow(worker, file.todo, file.source)
    if any(check.detail == UNSTEADY for check in found.checks):
        # It answers the same question in two ways. Only the fast way asks twice, and then nothing counts.
        assert found.score == 0
        assert file.kind == "wrong"
    elif found.status in ("passed", "failed"):
        assert {check.name: check.passed for check in found.checks} == one_by_one
        assert (found.status == "passed") == (file.kind == "right")
    else:
        nothing = {check.name: False for check in found.checks}
        assert one_by_one in (found.status, nothing)


def test_answers_are_judged_once_and_another_last_bit_is_another_answer(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    todo = STEP.todo("2a")
    right = worker.graders[STEP.id].plans[todo.id].right
    near = [*right[:-1], Answer(value=math.nextafter(right[-1].value, math.inf))]
    judged: list[Sequence[Answer]] = []

    def stand_in(todo: Todo, answers: Sequence[Answer]) -> Outcome:
        judged.append(answers)
        return Outcome("passed", [])

    monkeypatch.setattr(worker.graders[STEP.id], "_judge_anew", stand_in)
    monkeypatch.setattr(worker.graders[STEP.id], "judged", {})
    for answers in (right, list(right), near, right, near):
        worker.graders[STEP.id].judge(todo, answers)
    assert judged == [right, near]
    for number in range(JUDGED_KEPT + 5):
        worker.graders[STEP.id].judge(todo, [Answer(value=float(number))])
    assert len(worker.graders[STEP.id].judged) == JUDGED_KEPT, "a large class must not fill the memory"
