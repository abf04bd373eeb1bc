"""Grades one submission: asks the sandbox, runs the suite on the answers, makes the verdict.

One child holds the whole submission first and answers all recorded calls in seven batches. Only a TODO that is all
right there is settled: any other is graded again alone, in a fresh child with its own limits, and only that counts.
So a mistake in one TODO can't harm another, and a right submission stays cheap.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

from autograder.grading.breaches import breach_in_words
from autograder.grading.feedback import feedback_on, with_causes
from autograder.grading.misconceptions import Catalogue
from autograder.grading.patience import OutOfPatience, Patience
from autograder.grading.slips import slip_in_words
from autograder.model.course import Course, Limits, Step, Todo
from autograder.model.kept import kept_folder
from autograder.model.submission import Submission, TakenFile
from autograder.model.verdict import BREACHES, Check, Text, TodoStatus, TodoVerdict, Verdict, round_score
from autograder.model.wire import Answer, Raised, pack
from autograder.sandbox.host import Budget, Child, ChildDied, Host
from autograder.suite.ask import Asker, Mismatch, Student
from autograder.suite.collect import HiddenTest
from autograder.suite.compare import digest_of
from autograder.suite.evaluate import (
    Diverged,
    TodoPlan,
    evaluate_live,
    flaky_call,
    is_fault,
    problem_of,
    replay,
)
from autograder.suite.shrink import fails_on_the_simplest, smallest_failure

# The shared child is only a first try: what exceeds this goes on alone, under its full limits.
FIRST_TRY_CPU_SECONDS = 2
FIRST_TRY_WALL_SECONDS = 8.0
# When so many TODOs of a submission have run out of their time, the others get little, which is plenty for code that ends.
# Of the wall clock they get all: on a busy machine the honest ones among them need it, and who sleeps is ended anyway.
MOST_TIMED_OUT = 2
LITTLE_CPU_SECONDS = 1
# Outcomes that are remembered by the very bytes of the answers.
JUDGED_KEPT = 500
# Second tries and searches of one submission may take so long altogether, by the wall clock.
AGAIN_SECONDS = 60.0
# For the search of the smallest counterexample, which is a courtesy.
SEARCH_CPU_SECONDS = 1
UNSTEADY = Text(
    zh="同一个问题问了两次，得到了两个不同的答案，所以哪一个都不能算对。结果只应取决于参数："
    "检查一下随机数、时间，以及在两次调用之间被记住或被改动的变量",
    en="the same question was asked twice and got two different answers, so neither can count. The result may depend on "
    "the arguments only: look for random numbers, the clock, and variables that are kept or changed between calls",
)
TOO_COSTLY = Text(
    zh="返回的内容让评分程序花了太多时间或内存，所以这个 TODO 没有得分",
    en="what came back took the grader too much time or memory to look at, so this TODO scores nothing",
)


@dataclass
class Outcome:
    """What is known of one TODO before it is put into words."""

    status: TodoStatus
    checks: list[Check]
    reason: Text | None = None
    raised: Raised | None = None
    misconception: str | None = None
    explanation: Text | None = None
    answers: str = ""
    may_try_again: bool = False


@dataclass
class Graded:
    """A verdict, and what only staff may see: what the submission printed and raised."""

    verdict: Verdict
    output: str
    cpu_seconds: float


@dataclass
class Work:
    """One submission in the making."""

    submission: Submission
    name_mistakes: bool = True
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    output: list[str] = field(default_factory=list)
    cpu_seconds: float = 0.0
    again_seconds: float = AGAIN_SECONDS  # what is left of them
    patience: Patience = field(default_factory=Patience)

    @property
    def timed_out(self) -> int:
        """How many of its TODOs have run out of their time."""
        return sum(outcome.status == "timed_out" for outcome in self.outcomes.values())

    def fails(self, todo: Todo) -> bool:
        """Whether a TODO was looked at, and isn't right."""
        return todo.id in self.outcomes and self.outcomes[todo.id].status != "passed"

    def keep(self, child: Child, title: str) -> None:
        """Add what a closed child printed and used."""
        self.cpu_seconds += child.cpu_seconds
        if child.output.strip():
            self.output.append(f"--- {title} ---\n{child.output.rstrip()}\n")

    def source(self, todo: Todo) -> bytes | None:
        """The TODO's file; None when there is none to run."""
        return self.submission.files[todo.file].content if todo.file else None


class Grader:
    """Grades submissions of one step, one after the other, with one zygote."""

    def __init__(
        self,
        course: Course,
        step: Step,
        plans: Mapping[str, TodoPlan],
        zygote: Host,
        catalogue: Catalogue | None = None,
    ) -> None:
        """``catalogue`` holds the known mistakes (default: the corpus, its answers kept in the user's cache folder)."""
        self.step = step
        self.seed = course.seed
        self.plans = plans
        self.zygote = zygote
        self.catalogue = catalogue or Catalogue(step, plans, cache=kept_folder())
        self.limits = {todo.id: course.limits_of(todo) for todo in step.everything}
        self.judged: dict[tuple[str, bytes], Outcome] = {}  # by TODO and digest of the answers
        self._first_try = Budget(
            FIRST_TRY_CPU_SECONDS,
            FIRST_TRY_WALL_SECONDS,
            max(limits.memory_mib for limits in self.limits.values()),
        )

    def grade(self, submission: Submission, only: str | None = None, name_mistakes: bool = True) -> Graded:
        """The verdict on a submission; ``only`` limits it to one TODO. Mistakes are named unless told otherwise.

        Raises InfrastructureError: then there is no verdict.
        """
        work = Work(submission, name_mistakes)
        todos = [todo for todo in self.step.todos if only in (None, todo.id)]
        for todo in self.step.stubs:
            self._take_in(work, todo)
        self._together(work, [todo for todo in todos if todo.file])
        for todo in (todo for todo in todos if todo.file):
            if not _settled(work.outcomes.get(todo.id)):
                work.outcomes[todo.id] = self._alone(work, todo)
        for todo in (todo for todo in todos if not todo.file):
            if not _settled(work.outcomes.get(todo.id)):
                work.outcomes[todo.id] = self._integration(work, todo)
        optional = [
            todo for todo in self.step.optional if only in (None, todo.id) and todo.file in submission.files
        ]
        for todo in optional:
            self._take_in(work, todo)
            if todo.id not in work.outcomes:
                work.outcomes[todo.id] = self._alone(work, todo)
        work.output += _faults(work.outcomes)
        return Graded(self._verdict(work, todos, optional), "".join(work.output), work.cpu_seconds)

    def _take_in(self, work: Work, todo: Todo) -> None:
        """Settle the TODOs whose file can't be run at all."""
        assert todo.file is not None
        file: TakenFile = work.submission.files[todo.file]
        if file.content is None:
            status: TodoStatus = "missing" if file.missing else "import_error"
            work.outcomes[todo.id] = Outcome(status, self._all_failed(todo), file.problem)

    def _together(self, work: Work, todos: Sequence[Todo]) -> None:
        """The first try: one child for everything. Records only what came back whole."""
        runnable = [todo for todo in todos if todo.id not in work.outcomes]
        if not runnable:
            return
        with self.zygote.child(self.step.id, self._first_try) as child:
            try:
                loaded = [todo for todo in runnable if self._load(work, child, todo) is None]
                for todo in loaded:
                    answers = child.ask(todo.id, [todo.module], self.plans[todo.id].calls)
                    work.outcomes[todo.id] = self._judged(work, todo, answers)
                if len(loaded) == len(self.step.stubs):
                    for todo in (todo for todo in self.step.todos if not todo.file):
                        answers = child.ask(
                            todo.id, [stub.module for stub in loaded], self.plans[todo.id].calls
                        )
                        work.outcomes[todo.id] = self._judged(work, todo, answers)
            except (ChildDied, Diverged):
                pass  # what is not settled is graded alone
        work.keep(child, "all TODOs together")

    def _load(self, work: Work, child: Child, todo: Todo) -> Raised | None:
        source = work.source(todo)
        assert source is not None
        return child.load(todo.module, source)

    def _judged(self, work: Work, todo: Todo, answers: Sequence[Answer]) -> Outcome:
        """As ``judge``, within what the submission may cost the grader."""
        try:
            with work.patience.spent():
                return self.judge(todo, answers)
        except OutOfPatience as spent:
            work.output.append(f"--- TODO {todo.id}: judging its answers took too much {spent} ---\n")
            return Outcome("crashed", self._all_failed(todo), TOO_COSTLY)

    def judge(self, todo: Todo, answers: Sequence[Answer]) -> Outcome:
        """What the suite says to the answers. Raises Diverged.

        It depends on nothing but the answers, and much of a class answers alike to the last bit: what was judged lately
        is not judged again.
        """
        key = judged_key(todo, answers)
        if key not in self.judged:
            while len(self.judged) >= JUDGED_KEPT:
                del self.judged[next(iter(self.judged))]
            self.judged[key] = self._judge_anew(todo, answers)
        return replace(self.judged[key])

    def _judge_anew(self, todo: Todo, answers: Sequence[Answer]) -> Outcome:
        digest = digest_of(answers)
        if answers and all(answer.raised is not None and answer.raised.not_implemented for answer in answers):
            return Outcome("not_attempted", self._all_failed(todo), answers=digest)
        plan = self.plans[todo.id]
        checks = replay(plan, answers)
        if flaky_call(plan, answers) is not None:
            return Outcome("failed", [_unsteady(check) for check in checks], UNSTEADY, answers=digest)
        status: TodoStatus = "passed" if all(check.passed for check in checks) else "failed"
        return Outcome(status, checks, answers=digest)

    def _alone(self, work: Work, todo: Todo) -> Outcome:
        """Grade one TODO by itself, under its own limits.

        What was wrong among the others and is right alone is asked once more: a neighbour may have spoilt it, or chance
        has answered, which gives other answers each time.
        """
        among_others = work.outcomes.get(todo.id)
        outcome = self._tried(work, todo, [todo])
        if outcome.status == "passed" and among_others is not None and among_others.status == "failed":
            again = self._tried(work, todo, [todo])
            if again.status != "passed":
                return Outcome("failed", [_unsteady(check) for check in outcome.checks], UNSTEADY)
        return outcome

    def _tried(self, work: Work, todo: Todo, files: Sequence[Todo]) -> Outcome:
        """One try in a fresh child. Slow by the wall clock alone is tried once more, while the submission's time for that
        lasts.
        """
        outcome = self._one_try(work, todo, files)
        if outcome.may_try_again and work.again_seconds > 0:
            return self._one_try(work, todo, files, again=True)
        return outcome

    def _integration(self, work: Work, todo: Todo) -> Outcome:
        """The check that runs all files together: only when each of them can be run."""
        others = {
            stub.id: work.outcomes[stub.id].status for stub in self.step.stubs if stub.id in work.outcomes
        }
        if any(status == "not_attempted" for status in others.values()):
            return Outcome("not_attempted", self._all_failed(todo))
        broken = [stub for stub, status in others.items() if status in BREACHES | {"missing", "import_error"}]
        if broken or any(work.source(stub) is None for stub in self.step.stubs):
            names = ", ".join(broken) or "…"
            reason = Text(
                zh=f"这一项要把所有文件一起运行，但 TODO {names} 还不能运行，先修好它",
                en=f"this check runs all files together, and TODO {names} can't be run yet: mend that first",
            )
            return Outcome("failed", self._all_failed(todo), reason)
        return self._tried(work, todo, self.step.stubs)

    def _one_try(self, work: Work, todo: Todo, files: Sequence[Todo], again: bool = False) -> Outcome:
        """One fresh child for one TODO."""
        limits, loaded = self._limits(work, todo), False
        with self.zygote.child(self.step.id, budget(limits)) as child:
            try:
                for file in files:
                    raised = self._load(work, child, file)
                    if raised is not None:
                        return Outcome("import_error", self._all_failed(todo), raised=raised)
                loaded = True
                answers = child.ask(todo.id, [file.module for file in files], self.plans[todo.id].calls)
            except ChildDied as died:
                return self._breach(todo, died, limits, loaded)
            finally:
                child.close()
                work.keep(child, f"TODO {todo.id} alone")
                work.again_seconds -= child.wall_seconds if again else 0.0
        try:
            outcome = self._judged(work, todo, answers)
        except Diverged:
            return self._live(work, todo, files)
        if todo.shrink and outcome.status == "failed" and outcome.reason is None:
            outcome = replace(outcome, checks=self._shrunk(work, todo, outcome.checks))
        return self._named(work, todo, outcome, answers)

    def _limits(self, work: Work, todo: Todo) -> Limits:
        """The TODO's limits, for a submission that has not used up everybody's patience."""
        limits = self.limits[todo.id]
        if work.timed_out < MOST_TIMED_OUT:
            return limits
        return msgspec.structs.replace(limits, cpu_seconds=min(limits.cpu_seconds, LITTLE_CPU_SECONDS))

    def _shrunk(self, work: Work, todo: Todo, checks: Sequence[Check]) -> list[Check]:
        """The checks, failing properties with the smallest counterexample instead of the simplest that was drawn.

        One child is asked for all of them. Each counterexample is asked again in a fresh one, as the only question,
        because what is shown must hold by itself. A child that breaks a limit ends the search: nothing is lost.
        """
        plan = self.plans[todo.id]
        found: dict[str, dict[str, Any]] = {}
        failing = {check.name: check for check in checks if not check.passed}
        tests = [
            t
            for t in plan.tests
            if t.is_property and t.name in failing and not fails_on_the_simplest(plan, t, failing[t.name])
        ]
        if not tests or work.again_seconds <= 0:
            return list(checks)
        source = work.source(todo)
        assert source is not None
        with self._searching(work, todo) as child:
            child.load(todo.module, source)
            for test in tests:
                smallest = smallest_failure(plan, test, self._asker(child, todo), self.seed)
                if smallest is not None:
                    found[test.name] = smallest
        return [self._confirmed(work, todo, source, check, found.get(check.name)) for check in checks]

    def _confirmed(
        self, work: Work, todo: Todo, source: bytes, check: Check, example: dict[str, Any] | None
    ) -> Check:
        """The check with this example's evidence, if it fails in a fresh child as well and is quicker to read."""
        if example is None or work.again_seconds <= 0:
            return check
        plan = self.plans[todo.id]
        test = next(test for test in plan.tests if test.name == check.name)
        with self._searching(work, todo) as child:
            child.load(todo.module, source)
            problem = problem_of(test, example, Student(self._asker(child, todo), plan.templates))
            if isinstance(problem, Mismatch) and _shorter(problem, check):
                return msgspec.structs.replace(
                    check,
                    message=f"{check.message.partition('; ')[0]}; {problem}",
                    evidence=problem.evidence,
                    detail=problem.detail,
                )
        return check

    @contextlib.contextmanager
    def _searching(self, work: Work, todo: Todo) -> Iterator[Child]:
        """A child for a search, within what the submission has left for that. One that dies, or answers what costs too
        much to look at, ends the search.
        """
        limits = self.limits[todo.id]
        wall_seconds = min(float(limits.wall_seconds), work.again_seconds)
        with self.zygote.child(
            self.step.id, Budget(SEARCH_CPU_SECONDS, wall_seconds, limits.memory_mib)
        ) as child:
            try:
                with work.patience.spent():
                    yield child
            except (ChildDied, OutOfPatience):
                pass
            finally:
                work.again_seconds -= child.wall_seconds

    def _asker(self, child: Child, todo: Todo) -> Asker:
        return lambda call: child.ask(todo.id, [todo.module], [call])[0]

    def _live(self, work: Work, todo: Todo, files: Sequence[Todo]) -> Outcome:
        """As ``_one_try`` for a suite whose questions depend on the answers: they can't be recorded, nor compared."""
        limits = self._limits(work, todo)
        with self.zygote.child(self.step.id, budget(limits)) as child:
            try:
                for file in files:
                    self._load(work, child, file)
                names = [file.module for file in files]
                checks = evaluate_live(self.plans[todo.id], lambda call: child.ask(todo.id, names, [call])[0])
            except ChildDied as died:
                return self._breach(todo, died, limits, True)
            finally:
                child.close()
                work.keep(child, f"TODO {todo.id} live")
        return Outcome("passed" if all(check.passed for check in checks) else "failed", checks)

    def _named(self, work: Work, todo: Todo, outcome: Outcome, answers: Sequence[Answer]) -> Outcome:
        """The outcome with the known mistake that explains it, if one does. ``train`` has none of its own."""
        if outcome.status in ("failed", "not_attempted") and todo.file:
            slip = slip_in_words(self.step, todo, work.source(todo) or b"", outcome.status, answers)
            outcome = replace(outcome, reason=outcome.reason or slip)
        if outcome.status != "failed" or not todo.file or not work.name_mistakes:
            return outcome
        known = self.catalogue.name(self.zygote, todo, answers)
        if known is None:
            return outcome
        return replace(outcome, misconception=known.misconception, explanation=known.explanation)

    def _breach(self, todo: Todo, died: ChildDied, limits: Limits, asked: bool) -> Outcome:
        reason = breach_in_words(died, limits, asked)
        return Outcome(died.death, self._all_failed(todo), reason, may_try_again=died.wall_only)

    def _all_failed(self, todo: Todo) -> list[Check]:
        return [_failed(test) for test in self.plans[todo.id].tests]

    def _verdict(self, work: Work, todos: Sequence[Todo], optional: Sequence[Todo]) -> Verdict:
        verdicts = [self._todo_verdict(work, todo) for todo in todos]
        return Verdict(
            student=work.submission.student,
            step=self.step.id,
            status="graded",
            score=round_score(sum(verdict.score for verdict in verdicts)),
            max_score=round_score(sum(verdict.max_score for verdict in verdicts)),
            sandbox_level=self.zygote.level,
            submission=work.submission.digest,
            ignored_files=work.submission.ignored_files,
            todos=verdicts,
            optional=[self._todo_verdict(work, todo) for todo in optional],
        )

    def _todo_verdict(self, work: Work, todo: Todo) -> TodoVerdict:
        outcome = work.outcomes[todo.id]
        if outcome.status == "failed" and not todo.file:
            alone = [each.id for each in self.step.stubs if work.fails(each)]
            outcome = replace(outcome, checks=with_causes(outcome.checks, alone))
        voided = outcome.status not in ("passed", "failed")
        score = 0.0 if voided else sum(check.score for check in outcome.checks)
        return TodoVerdict(
            id=todo.id,
            score=round_score(score),
            max_score=round_score(todo.points),
            status=outcome.status,
            feedback=feedback_on(
                todo, outcome.status, outcome.checks, outcome.explanation, outcome.reason, outcome.raised
            ),
            checks=outcome.checks,
            misconception=outcome.misconception,
            explanation=outcome.explanation,
            answers=outcome.answers,
        )


def judged_key(todo: Todo, answers: Sequence[Answer]) -> tuple[str, bytes]:
    """What an outcome is remembered by: the TODO, and the answers to the last bit."""
    return todo.id, hashlib.sha256(pack(answers)).digest()


def _settled(outcome: Outcome | None) -> bool:
    """Whether the outcome stands as it is; everything else is graded alone.

    An open TODO too: a neighbour can make torch raise NotImplementedError (a "meta" default device does).
    """
    return outcome is not None and outcome.status in ("passed", "missing", "import_error")


def _faults(outcomes: Mapping[str, Outcome]) -> list[str]:
    """For staff: the hidden tests that failed by themselves."""
    return [
        f"--- TODO {todo}, {check.name}: {check.message} ---\n"
        for todo, outcome in outcomes.items()
        for check in outcome.checks
        if is_fault(check)
    ]


def _failed(test: HiddenTest) -> Check:
    return Check(test.name, False, 0.0, round_score(test.points), "not run to its end", fact=test.fact)


def _unsteady(check: Check) -> Check:
    """A check of code that answers the same question in two ways: whatever it saw was luck."""
    if not check.passed:
        return check
    message = "passed, but the same question was answered in two ways"
    return msgspec.structs.replace(check, passed=False, score=0.0, message=message, detail=UNSTEADY)


def _shorter(problem: Mismatch, check: Check) -> bool:
    shown = check.evidence.call if check.evidence else ""
    return not shown or (len(problem.evidence.call), problem.evidence.call) < (len(shown), shown)


def budget(limits: Limits) -> Budget:
    """A TODO's limits in the sandbox's terms."""
    return Budget(limits.cpu_seconds, limits.wall_seconds, limits.memory_mib)
