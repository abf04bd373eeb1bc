"""Grades a class: submissions in, verdicts out. The stages follow each other and none looks back.

intake -> workers (suite, sandbox, verdict) -> outputs
"""

from __future__ import annotations

import datetime
import os
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from autograder.course import ROOT, Course, Step
from autograder.intake import IntakeError, Submission, find_submissions, read_submission, student_label
from autograder.jobs import Done, Job, Setup
from autograder.outputs.clean import file_name, plain_lines
from autograder.outputs.files import write_whole
from autograder.outputs.markdown import feedback
from autograder.outputs.results import sorted_verdicts, write_results
from autograder.outputs.table import print_table
from autograder.pool import Pool
from autograder.sandbox.levels import Level, LevelError, check_secrets, highest_level
from autograder.suite.draw import draw
from autograder.suite.plan import suite_digest
from autograder.verdict import Results, Sandbox, Verdict, round_score

SECRETS = (ROOT / "solutions", ROOT / "tests" / "hidden", ROOT / "tests" / "submissions")


class UsageError(Exception):
    """The command can't be carried out as it was given; the message says what to do instead."""


@dataclass(frozen=True)
class Only:
    """``--only STUDENT`` or ``--only STUDENT/TODO``."""

    student: str
    todo: str | None = None

    @classmethod
    def parse(cls, text: str, course: Course) -> Only:
        """Raises UsageError for a TODO that no step has."""
        student, slash, todo = text.rpartition("/")
        if not slash:
            return cls(text)
        known = [entry.id for step in course.steps for entry in step.todos]
        if todo not in known:
            raise UsageError(f"--only {text}: there is no TODO {todo}; there are {', '.join(known)}")
        return cls(student, todo)


@dataclass
class Options:
    """What ``grade.py run`` was told."""

    submitted: Path
    out: Path
    jobs: int
    only: Only | None = None
    sandbox: int | None = None
    trusted: bool = False


@dataclass
class Report:
    """What a run came to."""

    verdicts: list[Verdict] = field(default_factory=list)
    faults: int = 0


def choose_level(options: Options) -> Level:
    """The level to grade at. Raises LevelError when it is below 1 and nobody took the responsibility."""
    highest = highest_level()
    if options.sandbox is not None and options.sandbox > highest.number:
        raise LevelError(f"level {options.sandbox} can't be reached here: {highest.reason}")
    level = highest if options.sandbox is None else Level(options.sandbox, "chosen by --sandbox")
    if level.number < 1 and not options.trusted:
        raise LevelError(
            f"only sandbox level 0 can be had: {level.reason}. At level 0 student code can read your files, use the "
            "network and start programs. For code that you have read or a machine without secrets: "
            "grade.py run … --sandbox 0 --i-trust-this-code"
        )
    return level


def run(course: Course, options: Options, console: Console) -> Report:
    """Grade everything below ``options.submitted``; write the outputs; print the table.

    Raises UsageError, IntakeError, LevelError (the caller's mistakes), SuiteError (the author's) and
    InfrastructureError (the machine's) before the first student is graded.
    """
    found = _select(list(find_submissions(options.submitted, course)), options)
    level = choose_level(options)
    check_secrets(SECRETS)
    _check_output(options)
    by_step: dict[str, list[str]] = defaultdict(list)
    for student, step in found:
        by_step[step.id].append(student)
    report, digests = Report(), {}
    for step_id, students in by_step.items():
        step = course.step(step_id)
        digests[step_id] = _grade_step(course, step, students, level, options, console, report)
    _write(course, options, level, digests, report)
    for step_id in by_step:
        print_table(console, course.step(step_id), [v for v in report.verdicts if v.step == step_id])
    return report


def _select(found: list[tuple[str, Step]], options: Options) -> list[tuple[str, Step]]:
    if options.only is None:
        return found
    chosen = [
        (student, step)
        for student, step in found
        if options.only.student in (student, student_label(student))
    ]
    if not chosen:
        raise UsageError(f"--only {options.only.student}: no such student in {options.submitted}")
    return chosen


def _check_output(options: Options) -> None:
    results = options.out / "results.json"
    if options.only is not None and results.exists():
        raise UsageError(f"--only would replace the class's {results}; give another --out")
    try:
        options.out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"--out {options.out}: {error.strerror}") from error
    if not os.access(options.out, os.W_OK):
        raise UsageError(f"--out {options.out}: can't be written to")


def _grade_step(
    course: Course,
    step: Step,
    students: list[str],
    level: Level,
    options: Options,
    console: Console,
    report: Report,
) -> str:
    """Grade all submissions of one step; the digest of the suite that graded them."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console) as progress:
        task = progress.add_task(f"{step.id}: drawing examples", total=len(students))
        examples = draw(course, step)
        progress.update(task, description=f"{step.id}: canaries, sandbox level {level.number}")
        jobs = max(1, min(options.jobs, len(students)))
        setups = [Setup(step.id, level.number, number, examples) for number in range(jobs)]
        with Pool(setups) as pool:
            for note in pool.notes:
                progress.console.print(f"[dim]sandbox: {note}[/dim]", highlight=False)
            progress.update(task, description=f"{step.id}: grading")
            for submission, outcome in pool.grade(_jobs(options, step, students)):
                report.verdicts.append(_recorded(step, submission, outcome, level, options, report))
                progress.advance(task)
    return suite_digest(course, step, examples)


def _jobs(options: Options, step: Step, students: list[str]) -> Iterator[Job]:
    for student in students:
        submission = read_submission(options.submitted, student, step)
        yield Job(submission, options.only.todo if options.only else None)


def _recorded(
    step: Step, submission: Submission, outcome: object, level: Level, options: Options, report: Report
) -> Verdict:
    """The verdict, or the record of a fault: no score, never a zero."""
    if isinstance(outcome, Done):
        if outcome.output:
            log = options.out / "logs" / file_name(submission.student, ".txt")
            write_whole(log, (plain_lines(outcome.output) + "\n").encode("utf-8"))
        return outcome.verdict
    report.faults += 1
    return Verdict(
        student=submission.student,
        step=step.id,
        status="infrastructure_error",
        score=None,
        max_score=round_score(step.points),
        sandbox_level=level.number,
        submission=submission.digest,
        ignored_files=submission.ignored_files,
        todos=[],
        reason=getattr(outcome, "reason", "unknown"),
    )


def _write(course: Course, options: Options, level: Level, digests: dict[str, str], report: Report) -> None:
    report.verdicts = sorted_verdicts(report.verdicts)
    now = datetime.datetime.now(datetime.UTC).replace(microsecond=0).isoformat()
    sandbox = Sandbox(min((v.sandbox_level for v in report.verdicts), default=level.number), level.reason)
    write_results(options.out / "results.json", Results(course.id, now, sandbox, digests, report.verdicts))
    by_student: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in report.verdicts:
        by_student[verdict.student].append(verdict)
    for student, verdicts in by_student.items():
        path = options.out / "feedback" / file_name(student, ".md")
        write_whole(path, feedback(course, verdicts).encode("utf-8"))


__all__ = ["IntakeError", "Only", "Options", "Report", "UsageError", "run"]
