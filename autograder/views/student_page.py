"""``feedback/<student>.html``: what a student sees, in Chinese and English, in one file without any other.

The page holds both languages; a button shows one of them, and without a script both are shown. It can be sent by
e-mail, and shipped by nbgrader's release_feedback, as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from autograder.model.clean import file_name
from autograder.model.course import Course, Step
from autograder.model.declared import Shown
from autograder.model.files import write_if_changed
from autograder.model.statuses import OUTCOMES, Outcome, OutcomeName, outcome_name
from autograder.model.total import total_of
from autograder.model.verdict import Check, Text, TodoVerdict, Verdict
from autograder.suite.drivers import driver_path, pictures_in
from autograder.views.markdown import WORDS
from autograder.views.report_numbers import anchor
from autograder.views.student_pictures import View, picture_of
from autograder.views.templating import render


@dataclass(frozen=True)
class TodoView:
    """One TODO, as it is shown: the checks that fail in full, of the others what they are about."""

    of: TodoVerdict
    anchor: str
    title: Text
    outcome: OutcomeName
    shown_as: Outcome
    words: Text
    failing: list[Check]
    passing: list[Text]
    picture: View | None


@dataclass(frozen=True)
class StepView:
    """One step, as it is shown. ``score`` is what counts: None when the machine failed, or for who is excused.

    ``raw_score`` and ``why`` are there where what counts isn't what the code got.
    """

    id: str
    title: Text
    score: float | None
    max_score: float
    earlier: bool
    ignored_files: list[str]
    todos: list[TodoView] = field(default_factory=list)
    raw_score: float | None = None
    why: list[Text] = field(default_factory=list)
    notes: list[Text] = field(default_factory=list)


def student_page(course: Course, verdicts: Sequence[Verdict]) -> str:
    """The page of one student's verdicts, one a step. Never empty: there is at least one verdict."""
    steps = [_step_view(course.step(verdict.step), verdict) for verdict in verdicts]
    return render(
        "student.html",
        style="page.css",
        script="student.js",
        course=course.title,
        student=verdicts[0].student,
        steps=steps,
        total=total_of(course, verdicts) if len(course.steps) > 1 else None,
        words=WORDS,
    )


def write_student_page(course: Course, folder: Path, verdicts: Sequence[Verdict]) -> None:
    """Bring ``feedback/<student>.html`` below ``folder`` up to date. Raises OSError."""
    path = folder / "feedback" / file_name(verdicts[0].student, ".html")
    write_if_changed(path, student_page(course, verdicts).encode("utf-8"))


def _step_view(step: Step, verdict: Verdict) -> StepView:
    return StepView(
        step.id,
        step.title,
        verdict.final,
        verdict.max_score,
        verdict.score is not None and verdict.reason is not None,
        verdict.ignored_files,
        [_todo_view(step, todo) for todo in (*verdict.todos, *verdict.optional)],
        verdict.score if verdict.counts else None,
        verdict.counts.why if verdict.counts else [],
        verdict.notes,
    )


def _todo_view(step: Step, todo: TodoVerdict) -> TodoView:
    outcome, place = outcome_name(todo.status, todo.score), anchor(step.id, todo.id)
    ran = todo.status in ("passed", "failed")
    failing = [check for check in todo.checks if ran and not check.passed and check.detail]
    return TodoView(
        of=todo,
        anchor=place,
        title=step.todo(todo.id).title,
        outcome=outcome,
        shown_as=OUTCOMES[outcome],
        words=_words(todo, bool(failing)),
        failing=failing,
        passing=[check.fact for check in todo.checks if ran and check.passed and check.fact],
        picture=picture_of(todo, _declared(step, todo.id), place) if ran else None,
    )


def _declared(step: Step, todo_id: str) -> tuple[Shown, ...]:
    """The pictures that the TODO's driver declares; none where there is no driver (any more)."""
    path = driver_path(step, step.todo(todo_id))
    return _declared_in(path) if path.is_file() else ()


@lru_cache
def _declared_in(path: Path) -> tuple[Shown, ...]:
    return tuple(pictures_in(path))


def _words(todo: TodoVerdict, has_failing: bool) -> Text:
    """The sentence above the checks: what the grader wrote, or a count where the checks below say all the rest."""
    if not has_failing:
        return todo.feedback
    right = sum(check.passed for check in todo.checks)
    counts = (right, len(todo.checks))
    return Text(zh=WORDS["right"].zh.format(*counts), en=WORDS["right"].en.format(*counts))
