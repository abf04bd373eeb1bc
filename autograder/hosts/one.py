"""Grades one submission, on a machine that was started for it: what a class's run does, without a class.

What was handed in is looked through as `collect` does it, so that misplaced files are found and named; the sandbox is
tried, the canaries are graded, then the submission. No fault of the machine becomes a score.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from autograder.classroom.pool import Pool
from autograder.classroom.run import SECRETS
from autograder.grading.breaches import deadly_verdict
from autograder.grading.jobs import Done, Fault, Job, Prepare
from autograder.hosts.places import Came
from autograder.intake.placing import Budget, RefusedError, items_of_folder, place
from autograder.intake.submissions import read_submission
from autograder.intake.work import Work, expanded, find_work
from autograder.model.course import Course, Step
from autograder.model.errors import InfrastructureError
from autograder.model.submission import Submission, TakenFile
from autograder.model.verdict import Text, Verdict
from autograder.record.circumstances import Circumstances
from autograder.record.late import Counting, Mark
from autograder.sandbox.trial.levels import Level, LevelError, check_secrets, highest_level
from autograder.suite.drawn import drawn_examples

FOLDER = (
    "submission"  # where the work is put, below a folder of our own; who handed it in is told apart from that
)


@dataclass(frozen=True)
class Graded:
    """What a submission came to. ``notes`` are for the student and staff, ``printed`` is for staff alone."""

    mark: Mark
    level: Level
    notes: Sequence[Text] = ()
    printed: str = ""


def grade_one(course: Course, step: Step, handed_in: Path, came: Came, least_level: int) -> Graded:
    """Grade the files below a folder as one student's work for a step.

    Raises LevelError when the sandbox is lower than ``least_level``; InfrastructureError when the machine fails;
    SuiteError when the suite does. Whatever is wrong with the files is part of the verdict.
    """
    level = _level(least_level)
    check_secrets(SECRETS)
    submission, notes = taken(course, step, handed_in, came.name)
    verdict, printed = _verdict(course, step, submission, level)
    known = Circumstances(people=came.people(), lines=came.lines(step.id))
    (mark,) = Counting(course, known).marks([verdict], [step.id])
    return Graded(mark, level, notes, printed)


def _level(least: int) -> Level:
    level = highest_level()
    if level.number < least:
        raise LevelError(
            f"the sandbox reaches level {level.number} in this container, and level {least} is asked for: "
            f"{level.reason}. A package made with --least-level {level.number} grades here; THREATS.md says what that is"
        )
    if level.number < 1 and os.geteuid() != 0:
        raise LevelError(
            "at sandbox level 0 only root can hide the tests from student code, by becoming another user: run as root"
        )
    return level


def taken(course: Course, step: Step, handed_in: Path, name: str) -> tuple[Submission, list[Text]]:
    """The submission in a folder, and what is to be said of where its files were.

    What can't be taken at all is a submission whose every file has that problem: the student can hand in again.
    """
    try:
        items = list(expanded(items_of_folder(handed_in), Budget()))
        work = find_work(items, course, step)
        with tempfile.TemporaryDirectory(prefix="handed-in-") as folder:
            place(Path(folder), FOLDER, step.id, work.items, None)
            submission = read_submission(Path(folder), FOLDER, step)
    except RefusedError as error:
        problem = Text(zh=f"这次提交没法收下：{error}", en=f"this hand-in can't be taken: {error}")
        files = {todo.file: TakenFile(problem=problem) for todo in step.stubs if todo.file}
        return Submission(name, step.id, files), [problem]
    return msgspec.structs.replace(submission, student=name), _notes(work)


def _notes(work: Work) -> list[Text]:
    """Where files were found instead of where they belong; what was found where nothing fits."""
    moved = [Text(zh=f"文件不在应在的位置：{note}", en=note) for note in work.notes()]
    return moved + [Text(zh=f"没有找到这一步的文件：{doubt}", en=doubt) for doubt in work.doubts]


def _verdict(course: Course, step: Step, submission: Submission, level: Level) -> tuple[Verdict, str]:
    """By a worker of its own, as in a class. Raises InfrastructureError, SuiteError."""
    with Pool([step.id], level.number) as pool:
        pool.start(1)  # it warms up while examples are drawn
        pool.prepare(Prepare(step.id, drawn_examples(course, step)))
        ((_, outcome),) = [one for batch in pool.grade(iter([Job(submission)])) for one in batch]
    if isinstance(outcome, Done):
        return outcome.verdict, outcome.output
    assert isinstance(outcome, Fault)
    if outcome.deadly:
        return deadly_verdict(step, submission, level.number), f"{outcome.reason}, twice\n"
    raise InfrastructureError(outcome.reason)
