"""A counterexample that a student reads is the smallest that hypothesis finds, and was answered that way by itself."""

from __future__ import annotations

import pytest

from autograder.grading.asking import Examiner
from autograder.grading.grader import Grader
from autograder.grading.misconceptions import Catalogue
from autograder.model.paths import SOLUTIONS
from autograder.model.submission import Submission, TakenFile
from autograder.model.verdict import Check, TodoVerdict
from autograder.suite.plan import read_files
from autograder.suite.shrink import MOST_RUNS, smallest_failure

LARGE_STEPS = (
    "def warmup_lr(step, warmup_steps, max_lr):\n"
    "    return max_lr * (step + 1) / warmup_steps if warmup_steps < {limit} else 0.0\n"
)
WARMUP = "todo2a_warmup.py"


def grade(bench: Examiner, file: str, todo: str, source: str) -> TodoVerdict:
    """The verdict on one file, alone, no mistake named."""
    files = read_files(bench.step, SOLUTIONS / bench.step.id) | {file: source.encode()}
    taken = {name: TakenFile(content=content) for name, content in files.items()}
    grader = Grader(
        bench.course, bench.step, bench.plans, bench.zygote, Catalogue(bench.step, bench.plans, {})
    )
    (verdict,) = grader.grade(Submission("someone", bench.step.id, taken), todo).verdict.todos
    return verdict


def check(verdict: TodoVerdict, name: str) -> Check:
    return next(check for check in verdict.checks if check.name == name)


def test_the_smallest_counterexample_is_shown(bench: Examiner) -> None:
    """Wrong from 100 steps on: no drawn example has exactly 100, and nothing smaller fails."""
    found = check(grade(bench, WARMUP, "2a", LARGE_STEPS.format(limit=101)), "test_any_step")
    assert found.evidence is not None
    assert found.evidence.call.startswith("warmup_lr(0, 101, ")
    assert found.evidence.got == 0.0


def test_the_same_answers_give_the_same_counterexample(bench: Examiner) -> None:
    verdicts = [grade(bench, WARMUP, "2a", LARGE_STEPS.format(limit=57)) for _ in range(2)]
    assert verdicts[0] == verdicts[1]


def test_a_target_that_equals_the_input_needs_two_different_tokens(bench: Examiner) -> None:
    source = (
        "class PretrainDataset:\n"
        "    def __init__(self, tokens, block_size):\n        self.tokens, self.block_size = tokens, block_size\n"
        "    def __len__(self):\n        return max(0, len(self.tokens) - self.block_size)\n"
        "    def __getitem__(self, idx):\n        x = self.tokens[idx:idx + self.block_size]\n        return x, x\n"
    )
    found = check(grade(bench, "todo1_dataset.py", "1", source), "test_any_window")
    assert found.evidence is not None
    assert (
        found.evidence.call
        == "dataset = PretrainDataset(torch.tensor([0, 1]), block_size=1); [dataset[i] for i in [0, 0]]"
    )
    assert (found.evidence.got, found.evidence.expected) == ([[0], [0]], [[1], [1]])


def test_what_only_fails_after_other_questions_is_not_shown_as_if_it_stood_alone(bench: Examiner) -> None:
    """The third call and all later ones are wrong: asked by itself, no single call is."""
    source = (
        "calls = 0\ndef warmup_lr(step, warmup_steps, max_lr):\n    global calls\n    calls += 1\n"
        "    return max_lr * (step + 1) / warmup_steps if calls < 30 else 0.25\n"
    )
    verdict = grade(bench, WARMUP, "2a", source)
    plan = bench.plans["2a"]
    drawn = {str(example["call"][0]) for example in plan.examples["test_any_step"]}
    found = check(verdict, "test_any_step")
    assert verdict.score == 0
    assert found.evidence is not None
    assert found.evidence.call.removeprefix("warmup_lr(").partition(",")[0] in drawn


@pytest.mark.parametrize("ending", ["while True: pass", "import os; os._exit(1)"])
def test_nothing_is_searched_after_a_hang_or_crash(bench: Examiner, ending: str) -> None:
    source = f"def warmup_lr(step, warmup_steps, max_lr):\n    if warmup_steps > 1000:\n        {ending}\n    return 0.0\n"
    verdict = grade(bench, WARMUP, "2a", source)
    assert verdict.status in ("timed_out", "crashed")
    assert {found.message for found in verdict.checks} == {"not run to its end"}


def test_the_search_is_capped(bench: Examiner) -> None:
    """Right answers: hypothesis has nothing to find, and asks no more than it may."""
    plan = bench.plans["2a"]
    test = next(test for test in plan.tests if test.is_property)
    asked = 0

    with bench.zygote.child(bench.step.id, budget_of(bench)) as child:
        solution = read_files(bench.step, SOLUTIONS / bench.step.id)[WARMUP]
        child.load("todo2a_warmup", solution)

        def ask(call):
            nonlocal asked
            asked += 1
            return child.ask("2a", ["todo2a_warmup"], [call])[0]

        assert smallest_failure(plan, test, ask, seed=1) is None
    assert 0 < asked <= MOST_RUNS


def budget_of(bench: Examiner):
    from autograder.grading.grader import budget

    return budget(bench.course.limits_of(bench.step.todo("2a")))
