"""Asks many trusted files the suite's questions: the corpus, the solution's mutants.

They are asked one after the other in one sandboxed child, each imported anew, which takes milliseconds a file. That is
how a suite is measured. Whether the grader as a whole treats a submission rightly is another question: ``classes.py``
sends submissions through workers, as ``grade.py run`` does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from autograder.grading.canaries import record_plan
from autograder.grading.grader import Grader
from autograder.grading.misconceptions import CATALOGUE_BUDGET
from autograder.grading.worker import start_of
from autograder.model.course import Course, Step, Todo
from autograder.model.paths import PUBLIC
from autograder.model.verdict import Check
from autograder.model.wire import Answer, Raised
from autograder.sandbox.host import ChildDied, Zygote
from autograder.suite.collect import collect
from autograder.suite.draw import Examples
from autograder.suite.drivers import templates_of
from autograder.suite.evaluate import Diverged, TodoPlan, flaky_call, replay
from autograder.suite.plan import plans_of


@dataclass(frozen=True)
class Reply:
    """What one file said: its answers, or why there are none."""

    answers: list[Answer] | None
    raised: Raised | None = None
    died: str = ""


@dataclass(frozen=True)
class Judged:
    """What a suite says about one file: the tests that it fails, and whether it answers a question in two ways."""

    failed: frozenset[str]
    flaky: bool = False
    note: str = ""

    @property
    def passes(self) -> bool:
        """Whether it would keep all points."""
        return not self.failed and not self.flaky


class Examiner:
    """Asks trusted files: a zygote, and the plans of the hidden and the public suite, recorded on the solution."""

    def __init__(self, course: Course, step: Step, level: int, examples: Examples) -> None:
        self.course = course
        self.step = step
        self.zygote = Zygote(start_of([step], level))
        self.plans = plans_of(step, examples)
        self.zygote.wait_until_warm()
        self.record(self.plans)

    def __enter__(self) -> Examiner:
        return self

    def __exit__(self, *_: object) -> None:
        self.zygote.close()

    def record(self, plans: dict[str, TodoPlan]) -> dict[str, list[Check]]:
        """Record plans on the solution; what the solution got, by TODO id. Raises CanaryError when it does not survive."""
        grader = Grader(self.course, self.step, plans, self.zygote)
        return {todo.id: record_plan(grader, self.step, todo) for todo in self.step.everything}

    def public_plans(self) -> dict[str, TodoPlan]:
        """The public suite's plans, recorded."""
        tests = collect(self.step, PUBLIC)
        plans = {
            todo.id: TodoPlan(tests[todo.id], {}, templates_of(self.step, todo))
            for todo in self.step.everything
        }
        self.record(plans)
        return plans

    def ask(self, todo: Todo, plan: TodoPlan, sources: Sequence[bytes]) -> list[Reply]:
        """Ask each file all calls of the plan. One that ends its child is answered for, and the rest go on."""
        replies: list[Reply] = []
        while len(replies) < len(sources):
            with self.zygote.child(self.step.id, CATALOGUE_BUDGET) as child:
                try:
                    while len(replies) < len(sources):
                        raised = child.load(todo.module, sources[len(replies)])
                        answers = None if raised else child.ask(todo.id, [todo.module], plan.calls)
                        replies.append(Reply(answers, raised))
                except ChildDied as died:
                    replies.append(Reply(None, died=died.reason))
        return replies

    def judge(self, plan: TodoPlan, reply: Reply) -> Judged:
        """What the suite says to a reply."""
        everything = frozenset(test.name for test in plan.tests)
        if reply.answers is None:
            return Judged(everything, note=reply.died or f"can't be imported: {reply.raised}")
        try:
            checks = replay(plan, reply.answers)
        except Diverged:
            return Judged(everything, note="a test asked another question than on the solution")
        failed = frozenset(check.name for check in checks if not check.passed)
        return Judged(failed, flaky_call(plan, reply.answers) is not None)
