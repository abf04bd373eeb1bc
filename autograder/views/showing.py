"""What a student may see of a verdict: the course's ``feedback`` setting, before and after the deadline.

``score`` shows points only. ``hint`` names the known mistake or the idea of the first failing check, and the TODO's
first hint, but no hidden question and no expected answer. ``counterexample`` shows everything: what was called, what
came back, what was expected. ``results.json`` always has everything; whatever is made for students is made of
``as_shown``.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable

import msgspec

from autograder.model.course import Course, FeedbackLevel, Step
from autograder.model.verdict import BREACHES, Check, Text, TodoVerdict, Verdict

# What these say comes from the file itself, not from the hidden questions.
OWN_WORDS = BREACHES | {"passed", "not_attempted", "missing", "import_error"}
LATER = Text(
    zh="截止日期之后，这里会说明哪里不对。", en="After the deadline you can read here what was wrong."
)
NEVER = Text(
    zh="这里只公布分数；想知道哪里不对，请问老师。",
    en="Only points are shown here; ask your teacher what was wrong.",
)


def deadline_of(course: Course, step: Step) -> datetime.datetime | None:
    """The step's own deadline, else the day from which lateness counts, else none."""
    return step.deadline or (course.late[step.id].due if step.id in course.late else None)


def level_of(course: Course, step: Step, now: datetime.datetime) -> FeedbackLevel:
    """What applies now. Without a deadline there is nothing to wait for: what holds after it, holds."""
    deadline = deadline_of(course, step)
    waiting = deadline is not None and now < deadline
    return step.feedback.before_deadline if waiting else step.feedback.after_deadline


def as_shown(course: Course, verdict: Verdict, now: datetime.datetime | None = None) -> Verdict:
    """The verdict without what its student may not see now (default: this moment, UTC). Points are the same."""
    step = course.step(verdict.step)
    now = now or datetime.datetime.now(datetime.UTC)
    level = level_of(course, step, now)
    if level == "counterexample":
        return verdict
    if level == "hint":
        return _each(verdict, lambda todo: _hint(step, todo))
    why = NEVER if step.feedback.after_deadline == "score" else LATER
    return _each(verdict, lambda todo: _points_only(todo, why))


def _each(verdict: Verdict, show: Callable[[TodoVerdict], TodoVerdict]) -> Verdict:
    todos, optional = ([show(todo) for todo in todos] for todos in (verdict.todos, verdict.optional))
    return msgspec.structs.replace(verdict, todos=todos, optional=optional)


def _points_only(todo: TodoVerdict, why: Text) -> TodoVerdict:
    text = todo.feedback if todo.status == "passed" else why
    return msgspec.structs.replace(todo, feedback=text, checks=[], misconception=None, explanation=None)


def _hint(step: Step, todo: TodoVerdict) -> TodoVerdict:
    """The idea without the example: the known mistake, or what the first failing check is about; then a hint."""
    checks = [_bare(check) for check in todo.checks]
    if todo.status in OWN_WORDS:
        return msgspec.structs.replace(todo, checks=checks)
    failing = [check for check in todo.checks if not check.passed]
    right = len(todo.checks) - len(failing)
    parts = [
        Text(
            zh=f"{len(todo.checks)} 项检查中，{right} 项正确。",
            en=f"{right} of {len(todo.checks)} checks are right.",
        )
    ]
    idea = todo.explanation or next((check.fact for check in failing if check.fact), None)
    hints = step.todo(todo.id).hints
    parts += [part for part in (idea, *hints[:1]) if part]
    text = Text(zh="".join(part.zh for part in parts), en=" ".join(part.en for part in parts))
    return msgspec.structs.replace(todo, feedback=text, checks=checks)


def _bare(check: Check) -> Check:
    """A check without question and answers."""
    message = "passed" if check.passed else "failed"
    return msgspec.structs.replace(check, message=message, evidence=None, detail=None)
