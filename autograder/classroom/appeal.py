"""``grade.py replay``: for an appeal, what a verdict rests on, from the record; and the same questions asked again.

On record are, per check, its outcome and for a failed one the call, what came back and what was expected; per TODO the
digest of all answers; and the digests of submission, suite and grader. The answers themselves are not: with the same
submission and the same suite they are asked for again, and are the same exactly when their digest is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from autograder.classroom.run import UsageError
from autograder.grading.asking import Examiner
from autograder.grading.grader import budget
from autograder.intake.submissions import find_submissions, read_submission, student_label
from autograder.model.clean import plain
from autograder.model.course import Course, Step, Todo
from autograder.model.digest import grader_digest
from autograder.model.submission import Submission
from autograder.model.verdict import Check, TodoVerdict, Verdict
from autograder.model.wire import Answer
from autograder.record.database import Record, Summary
from autograder.sandbox.host import ChildDied
from autograder.sandbox.trial.levels import LevelError, highest_level
from autograder.suite.ask import Mismatch, call_in_words, in_brief
from autograder.suite.compare import digest_of
from autograder.suite.draw import draw
from autograder.suite.evaluate import TodoPlan, problem_in, replay, runs_of
from autograder.suite.plan import suite_digest

LONGEST = 400


@dataclass(frozen=True)
class Appeal:
    """One TODO of one student's verdict, with the digests of what graded it."""

    step: Step
    todo: Todo
    summary: Summary
    verdict: Verdict

    @property
    def recorded(self) -> TodoVerdict:
        """The TODO's verdict."""
        both = (*self.verdict.todos, *self.verdict.optional)
        return next(todo for todo in both if todo.id == self.todo.id)


def find(course: Course, record: Record, name: str) -> Appeal:
    """The appeal that ``STUDENT/STEP/TODO`` names, or ``STUDENT/TODO`` while the id is one step's alone.

    Raises UsageError, UnknownTodo.
    """
    student, slash, todo_name = name.partition("/")
    if not slash:
        raise UsageError(f"{name}: which TODO? Give STUDENT/STEP/TODO")
    step, todo = course.find(todo_name)
    summary = record.summary((student, step.id))
    if summary is not None and summary.key is not None:
        verdict = record.entry((student, step.id)).verdict
        if todo.id in [found.id for found in (*verdict.todos, *verdict.optional)]:
            return Appeal(step, todo, summary, verdict)
    raise UsageError(
        f"{name}: no such verdict in this folder; give STUDENT/STEP/TODO, as in 'Ana Souza/{step.id}/{todo.id}'"
    )


def show_record(appeal: Appeal, console: Console) -> None:
    """Print what is on record."""
    say = _printer(console)
    recorded = appeal.recorded
    say(f"{appeal.verdict.student} · {appeal.step.id} · TODO {recorded.id}: {recorded.status}, "
        f"{recorded.score:g} of {recorded.max_score:g} points")  # fmt: skip
    say(f"  submission {appeal.verdict.submission[:16]}  suite {appeal.summary.suite[:16]}  grader {appeal.summary.grader[:16]}  "
        f"answers {recorded.answers[:16] or 'none'}  sandbox level {appeal.verdict.sandbox_level}")  # fmt: skip
    say(f"  told the student: {recorded.feedback.en}")
    if recorded.misconception:
        say(f"  known mistake: {recorded.misconception}")
    for check in recorded.checks:
        _show_check(check, say)


def _show_check(check: Check, say: Callable[[str], None]) -> None:
    say(
        f"  {'ok  ' if check.passed else 'FAIL'} {check.name} {check.score:g}/{check.max_score:g}: {check.message}"
    )
    if check.evidence is not None:
        say(f"         called {check.evidence.call}")
        say(f"         came back {check.evidence.got}   expected {check.evidence.expected}")


def ask_again(course: Course, appeal: Appeal, submitted: Path, console: Console) -> bool:
    """Ask the submission every question of the TODO again and print each answer; whether the outcome is the same.

    Raises UsageError, LevelError, SuiteError, InfrastructureError.
    """
    say = _printer(console)
    submission = _submission(course, appeal, submitted)
    level = highest_level()
    if level.number < 1:
        raise LevelError(f"student code is only asked in a sandbox: {level.reason}")
    examples = draw(course, appeal.step)
    for name, now, then in (
        ("submission", submission.digest, appeal.verdict.submission),
        ("suite", suite_digest(course, appeal.step, examples), appeal.summary.suite),
        ("grader", grader_digest(), appeal.summary.grader),
    ):
        if now != then:
            say(f"! the {name} is not the one on record ({now[:16]} instead of {then[:16]})")
    with Examiner(course, appeal.step, level.number, examples) as bench:
        plan = bench.plans[appeal.todo.id]
        answers = _answers(course, bench, appeal, plan, submission)
    if isinstance(answers, str):
        say(f"asked again: {answers}")
        return appeal.recorded.status not in ("passed", "failed")
    for line in _lines(plan, answers):
        say(line)
    same_answers = digest_of(answers) == appeal.recorded.answers
    outcome = {check.name: check.passed for check in replay(plan, answers)}
    same_outcome = outcome == {check.name: check.passed for check in appeal.recorded.checks}
    say(f"{len(answers)} questions: the answers are {'the same as' if same_answers else 'NOT those'} on record; "
        f"the outcome is {'the same' if same_outcome else 'ANOTHER'}")  # fmt: skip
    return same_outcome


def _submission(course: Course, appeal: Appeal, submitted: Path) -> Submission:
    for folder, step in find_submissions(submitted, course):
        if step.id == appeal.step.id and student_label(folder) == appeal.verdict.student:
            return read_submission(submitted, folder, step)
    raise UsageError(f"{submitted}: holds no {appeal.step.id} of {appeal.verdict.student}")


def _answers(
    course: Course, bench: Examiner, appeal: Appeal, plan: TodoPlan, submission: Submission
) -> list[Answer] | str:
    """The answers, or in words why there are none."""
    todo = appeal.todo
    files = [todo] if todo.file else appeal.step.stubs
    with bench.zygote.child(appeal.step.id, budget(course.limits_of(todo))) as child:
        try:
            for file in files:
                content = submission.files[file.file or ""].content
                if content is None:
                    return f"there is no {file.file} to run"
                raised = child.load(file.module, content)
                if raised is not None:
                    return f"{file.file} can't be imported: {raised.type} (line {raised.line})"
            return child.ask(todo.id, [file.module for file in files], plan.calls)
        except ChildDied as died:
            return f"{died.death}: {died.reason}"


def _lines(plan: TodoPlan, answers: Sequence[Answer]) -> Iterator[str]:
    """Every question with its answer and what the test said, then those that were asked a second time."""
    title = ""
    for test, example, span in runs_of(plan):
        if test.name != title:
            title = test.name
            yield f"{title} ({test.points:g} points): {test.fact.en}"
        problem = problem_in(plan, test, example, span, answers)
        for place in span:
            yield f"    {_question(plan, place)}  ->  {_in_words(answers[place])}"
        if isinstance(problem, Mismatch):
            yield f"    FAIL {problem}; expected {problem.evidence.expected}"
        elif problem is not None:
            yield f"    FAIL {problem}"
    yield "asked again at the end"
    for place in range(plan.spans[-1].stop if plan.spans else 0, len(plan.calls)):
        yield f"    {_question(plan, place)}  ->  {_in_words(answers[place])}"


def _question(plan: TodoPlan, place: int) -> str:
    call = plan.calls[place]
    return call_in_words(plan.templates.get(call.function, ""), call.function, call.arguments)


def _in_words(answer: Answer) -> str:
    if answer.raised is not None:
        return f"{answer.raised.type} in line {answer.raised.line}"
    if isinstance(answer.value, dict):
        return ", ".join(f"{name}: {in_brief(value)}" for name, value in answer.value.items())
    return in_brief(answer.value)


def _printer(console: Console) -> Callable[[str], None]:
    """Prints a line of text that may come from a submission."""

    def say(text: str) -> None:
        indent = len(text) - len(text.lstrip())
        console.print(" " * indent + plain(text, LONGEST), markup=False, highlight=False, soft_wrap=True)

    return say
