"""What happens with an answer outside of the child: no answer ends a worker, costs it much, or decides about itself.

The submissions do what their authors can: they replace the driver's own helpers, and send what the wire allows.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.grading import grader as grader_module
from autograder.grading.grader import TOO_COSTLY, Grader
from autograder.grading.jobs import Done, Job, Prepare, Setup
from autograder.grading.patience import OutOfPatience, Patience
from autograder.grading.worker import Worker
from autograder.model.answers import BEYOND, unpack_answers
from autograder.model.submission import Submission, TakenFile
from autograder.model.verdict import TodoVerdict
from autograder.model.wire import Answer, Answers, Opaque, WireError, pack
from autograder.sandbox.host import Budget, Child
from autograder.suite.ask import BEYOND_IN_WORDS, Student
from autograder.suite.drawn import drawn_examples
from autograder.suite.evaluate import FAULT, FAULT_IN_WORDS
from tests.autograder.conftest import COURSE, FILE_OF, SOLVED, STEP
from tests.autograder.model.test_answers import VALUES, split

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs the sandbox")
MANY = 2000 if os.environ.get("TEST_WHOLE_CORPUS") else 40

INSTEAD_OF_NUMBERS = """
import sys

def warmup_lr(step, warmup_steps, max_lr):
    value = {value}
    sys._getframe(1).f_globals["plain"].number = lambda number: value
    return -1.0
"""


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    """A worker whose canaries have behaved."""
    made = Worker(COURSE, Setup([STEP.id], 1, 0))
    try:
        made.prepare(Prepare(STEP.id, drawn_examples(COURSE, STEP)))
        yield made
    finally:
        made.close()


@pytest.fixture(scope="module")
def grader(worker: Worker) -> Grader:
    """Its grader of the step."""
    return worker.graders[STEP.id]


def graded(worker: Worker, todo: str, source: str) -> Done:
    """A submission that is solved but for one TODO, as a worker grades it."""
    files = {name: TakenFile(content=content) for name, content in SOLVED.items()}
    files[FILE_OF[todo]] = TakenFile(content=source.encode())
    done = worker.grade(Job(Submission("eve", STEP.id, files)))
    assert isinstance(done, Done), f"no verdict: {done}"
    return done


def todo_of(done: Done, todo: str) -> TodoVerdict:
    return next(found for found in done.verdict.todos if found.id == todo)


@pytest.mark.parametrize(
    "value",
    [
        "eval('[' * 90 + ']' * 90)",
        "__import__('functools').reduce(lambda inner, _: [inner], range(800), 1.0)",
        "[1] * 1_000_000",
        "__import__('numpy').zeros(7 << 20, dtype='int8')",
        "{str(i): i for i in range(50_000)}",
        "'x' * 500_000",
        "True",
    ],
)
def test_an_answer_of_another_kind_is_wrong_and_costs_the_worker_little(worker: Worker, value: str) -> None:
    """Each of these once cost the worker its life, gigabytes, or twenty seconds."""
    done = graded(worker, "2a", INSTEAD_OF_NUMBERS.format(value=value))
    found = todo_of(done, "2a")
    assert found.score == 0
    assert found.status in ("failed", "crashed")
    if found.status == "failed":
        assert BEYOND_IN_WORDS in {check.detail for check in found.checks}
    assert done.verdict.score == STEP.points - 15 - 10, "neighbours keep their points; only train follows"


FORGED_FACTS = """
import sys
import torch

torch.equal = lambda *tensors: True
frame = sys._getframe

def forge():
    driver = frame(2).f_globals
    for name in ("_same", "_all_else", "_changed", "_copy"):
        if name in driver:
            driver[name] = {"_same": lambda *_: True, "_all_else": lambda *_: {}, "_changed": lambda *_: []}.get(
                name, driver[name])
"""


def test_facts_about_the_tokens_are_not_the_childs_to_decide(worker: Worker) -> None:
    """With ``torch.equal`` replaced, a dataset that spoils its tokens once got all points."""
    spoiled = (
        SOLVED[FILE_OF["1"]].decode()
        + FORGED_FACTS
        + (
            "\ndef _spoiling(self, idx):\n"
            "    if not hasattr(self, 'own'): self.own = self.tokens.clone()\n"
            "    self.tokens[0] = 7\n"
            "    end = idx + self.block_size\n"
            "    return self.own[idx:end].clone(), self.own[idx + 1 : end + 1].clone()\n"
            "PretrainDataset.__getitem__ = _spoiling\n"
        )
    )
    found = todo_of(graded(worker, "1", spoiled), "1")
    failed = [check.name for check in found.checks if not check.passed]
    assert failed == ["test_same_again"], [check.message for check in found.checks]
    assert found.score == 18


def test_facts_about_the_optimizer_are_not_the_childs_to_decide(worker: Worker) -> None:
    """With the driver's own comparison replaced, an update that forgets the momentum once got all points."""
    source = FORGED_FACTS + (
        "\ndef update_lr(optimizer, lr):\n"
        "    forge()\n"
        "    optimizer.state.clear()\n"
        "    for group in optimizer.param_groups: group['lr'] = lr\n"
    )
    found = todo_of(graded(worker, "3a", source), "3a")
    assert [check.name for check in found.checks if not check.passed] == ["test_nothing_else"]
    assert found.score == 7


def test_facts_about_the_model_are_not_the_childs_to_decide(worker: Worker) -> None:
    """With ``torch.equal`` replaced, a forward pass that changes the weights afterwards once got all points."""
    source = FORGED_FACTS + (
        "\ndef forward(model, input_ids, labels):\n"
        "    logits, loss = model(input_ids, targets=labels)\n"
        "    if model.training:\n"
        "        model.requires_grad_(False)\n"
        "    return logits, loss\n"
    )
    found = todo_of(graded(worker, "3b", source), "3b")
    assert "test_model_is_left_alone" in [check.name for check in found.checks if not check.passed]
    assert found.score <= 9


def test_weights_of_several_dtypes_end_no_worker(worker: Worker) -> None:
    """After the last step of ``train`` one layer is float64: the reference model once raised on it, and ended the worker."""
    solved = SOLVED[FILE_OF["3c"]].decode()
    source = solved + (
        "\n_right, _calls = backward_and_step, []\n"
        "def backward_and_step(loss, model, optimizer, max_norm):\n"
        "    norm = _right(loss, model, optimizer, max_norm)\n"
        "    _calls.append(1)\n"
        "    if len(list(model.parameters())) > 6 and len(_calls) % 5 == 0:\n"
        "        first = next(model.parameters())\n"
        "        first.data = first.data.double()\n"
        "    return norm\n"
    )
    done = graded(worker, "3c", source)
    assert done.verdict.status == "graded"
    assert "itself failed" not in done.output


def test_a_fault_of_a_hidden_test_is_the_authors_and_costs_one_check(
    grader: Grader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody thinks of every answer: the class goes on, that check doesn't count, and staff read what happened."""
    todo = STEP.todo("2a")
    plan = grader.plans[todo.id]
    monkeypatch.setattr(grader, "judged", {})
    wrong = [Answer(value=1.0) for _ in plan.right]

    def broken(student: Student, **arguments: Any) -> None:
        student.warmup_lr(step=0, warmup_steps=8, max_lr=6e-4)
        student.warmup_lr(step=0, warmup_steps=25, max_lr=6e-4)
        raise RuntimeError("an oracle that multiplies what it should not")

    first = plan.tests[0]
    assert first.name == "test_first_step"
    monkeypatch.setattr(plan, "tests", [_with_body(first, broken), *plan.tests[1:]])
    outcome = grader.judge(todo, wrong)
    check = outcome.checks[0]
    assert (check.passed, check.score, check.detail) == (False, 0.0, FAULT_IN_WORDS)
    assert FAULT in check.message
    assert "RuntimeError: an oracle" in check.message


def _with_body(test: Any, body: Any) -> Any:
    return type(test)(test.name, test.points, test.fact, body, body, {})


@pytest.mark.parametrize("todo", [todo.id for todo in STEP.everything])
def test_no_answer_at_all_ends_a_test_or_the_worker(grader: Grader, todo: str) -> None:
    """Hidden tests, oracles, comparison, words and pictures, on answers of every type, size and depth that can arrive."""
    plan = grader.plans[todo]
    declared = grader.zygote.bounds(STEP.id, todo)
    bounds = [declared[call.function] for call in plan.calls]
    places = st.tuples(st.integers(0, len(plan.right) - 1), st.integers(0, 20), ODD)

    @settings(
        max_examples=MANY,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(st.lists(places, min_size=1, max_size=8))
    def judged(changes: list[tuple[int, int, Any]]) -> None:
        sent = list(plan.right)
        for place, part, odd in changes:
            sent[place] = Answer(value=_changed(sent[place].value, part, odd))
        try:
            frame = pack(Answers(1, sent))
        except WireError:
            return
        _, answers = unpack_answers(*split(frame), bounds)
        outcome = grader.judge(STEP.todo(todo), answers)
        assert not [check.message for check in outcome.checks if FAULT in check.message]

    judged()


ODD = (
    VALUES
    | st.sampled_from([None, True, {}, [], Opaque("Tensor of bfloat16"), BEYOND])
    | st.builds(
        lambda shape, number, dtype: _full(shape, number, dtype),
        st.sampled_from([(0,), (), (1,), (4,), (3, 4), (5, 5), (6, 5), (3, 4, 6), (16, 8), (2, 0, 3)]),
        st.sampled_from([0.0, -1.0, np.nan, np.inf, 5e-324, 1e308, 3e4]),
        st.sampled_from(["<f8", "<f4", "<f2", "<i8", "|i1", "|u1", "|b1"]),
    )
    | st.sampled_from(["<f8", "<f2", "<i8", "|b1"])  # a dtype: the right array in it
)


def _changed(value: Any, part: int, odd: Any) -> Any:
    """A right answer, or one of its parts, with something else in its place."""
    if isinstance(value, dict) and value:
        name = sorted(value)[part % len(value)]
        return value | {name: _changed(value[name], part // 3, odd)}
    if isinstance(odd, str) and odd[0:1] in ("<", "|"):
        return value.astype(odd) if isinstance(value, np.ndarray) else value
    return odd


def _full(shape: tuple[int, ...], number: float, dtype: str) -> np.ndarray:
    with np.errstate(all="ignore"):
        return np.full(shape, number).astype(dtype)


def test_answers_that_cost_too_much_to_judge_count_as_an_attack(
    worker: Worker, grader: Grader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second wall: whatever the first lets through, the worker stays."""

    def endless(todo: Any, answers: Any) -> Any:
        while True:
            pass

    monkeypatch.setattr(grader_module, "Patience", lambda: Patience(cpu_seconds=0.05))
    monkeypatch.setattr(grader, "_judge_anew", endless)
    monkeypatch.setattr(grader, "judged", {})
    done = worker.grade(
        Job(
            Submission("eve", STEP.id, {name: TakenFile(content=text) for name, text in SOLVED.items()}), "2a"
        )
    )
    assert isinstance(done, Done)
    (found,) = done.verdict.todos
    assert (found.status, found.score) == ("crashed", 0.0)
    assert TOO_COSTLY.en[1:] in found.feedback.en
    assert "took too much CPU time" in done.output


def test_memory_that_judging_takes_is_bounded() -> None:
    with pytest.raises(OutOfPatience, match="memory"), Patience(memory_bytes=64 << 20).spent():
        np.ones(1 << 30, dtype=np.int8)
    assert np.ones(1 << 27, dtype=np.int8).size, "afterwards there is as much as before"


SLEEPING = "import time\ntime.sleep(14)\ndef warmup_lr(step, warmup_steps, max_lr): return -1.0\n"


def test_one_who_sleeps_is_told_so_and_gets_no_second_try(
    worker: Worker, grader: Grader, monkeypatch: pytest.MonkeyPatch
) -> None:
    spawned: list[str] = []
    fork = grader.zygote.child

    def counted(step: str, budget: Budget) -> Child:
        spawned.append(step)
        return fork(step, budget)

    monkeypatch.setattr(grader.zygote, "child", counted)
    found = todo_of(graded(worker, "2a", SLEEPING), "2a")
    assert (found.status, found.score) == ("timed_out", 0.0)
    assert "time.sleep" in found.feedback.en
    # The shared child, the six TODOs alone, and no more.
    assert len(spawned) == 1 + len(STEP.stubs)
