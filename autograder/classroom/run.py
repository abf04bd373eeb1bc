"""Grades a class: submissions in, verdicts out. The stages follow each other and none looks back.

intake -> workers (suite, sandbox, verdict) -> record -> outputs
"""

from __future__ import annotations

import hashlib
import os
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from autograder.classroom.pool import JobResult, Pool
from autograder.grading.breaches import deadly_verdict
from autograder.grading.jobs import Done, Fault, Job, Prepare
from autograder.intake.submissions import (
    IntakeError,
    find_submissions,
    links_among,
    read_submission,
    student_label,
)
from autograder.model.course import Course, Step
from autograder.model.digest import grader_digest, verdict_key
from autograder.model.door import STARTED
from autograder.model.errors import CallerError
from autograder.model.paths import ROOT
from autograder.model.submission import Submission
from autograder.model.verdict import Sandbox, Verdict, round_score
from autograder.record.circumstances import gather
from autograder.record.database import Entry, Record, StorageError
from autograder.record.late import Counting
from autograder.record.lock import OutputLock
from autograder.sandbox.trial.levels import HIGHEST, Level, LevelError, check_secrets, highest_level
from autograder.suite.drawn import drawn_examples
from autograder.suite.evaluate import is_fault
from autograder.suite.plan import suite_digest
from autograder.views.publish import publish, write_student
from autograder.views.report_timings import update_timings
from autograder.views.table import print_class

SECRETS = (ROOT / "solutions", ROOT / "tests" / "hidden", ROOT / "tests" / "submissions")


class UsageError(CallerError):
    """The command can't be carried out as it was given; the message says what to do instead."""


@dataclass(frozen=True)
class Only:
    """``--only STUDENT``, or ``STUDENT/STEP/TODO``, where the step may be left out while the id is one step's alone."""

    student: str
    step: str | None = None
    todo: str | None = None

    @classmethod
    def parse(cls, text: str, course: Course) -> Only:
        """Raises UnknownTodo."""
        student, slash, name = text.partition("/")
        if not slash:
            return cls(text)
        step, todo = course.find(name)
        return cls(student, step.id, todo.id)


@dataclass(frozen=True)
class Shard:
    """``--shard K/N``: part K of N, the same for the same names on every machine."""

    number: int
    count: int

    @classmethod
    def parse(cls, text: str) -> Shard:
        """Raises UsageError unless 1 <= K <= N."""
        number, _, count = text.partition("/")
        if not (number.isdecimal() and count.isdecimal() and 1 <= int(number) <= int(count)):
            raise UsageError(f"--shard {text}: give K/N with K from 1 to N, as in --shard 3/20")
        return cls(int(number), int(count))

    def __str__(self) -> str:
        """As it is given."""
        return f"{self.number}/{self.count}"

    def holds(self, student: str) -> bool:
        """Whether a student's submissions belong to this part."""
        digest = hashlib.sha256(student.encode("utf-8", "surrogatepass")).digest()
        return int.from_bytes(digest, "big") % self.count == self.number - 1


@dataclass
class Options:
    """What ``grade.py run`` was told."""

    submitted: Path
    out: Path
    jobs: int
    only: Only | None = None
    sandbox: int | None = None
    trusted: bool = False
    regrade: bool = False
    shard: Shard | None = None
    roster: Path | None = None


@dataclass
class Report:
    """What a run came to: how many submissions, and the CPU seconds of its processes."""

    submissions: int = 0
    graded: int = 0
    reused: int = 0
    faults: int = 0
    alarms: list[str] = field(default_factory=list)
    without_files: list[str] = field(default_factory=list)  # who, and what was found instead
    cpu: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    first_verdict: float | None = None  # seconds since the command was called


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
    """Grade what is below ``options.submitted`` and not graded yet; write the outputs; print the table.

    Raises UsageError, IntakeError, LevelError, HeldError, RecordError (the caller's mistakes) and SuiteError (the
    author's) before a student is graded; InfrastructureError when the machine fails. Whatever was graded before is safe
    on record then, and the same command goes on from there.
    """
    found = _select(list(find_submissions(options.submitted, course)), options)
    circumstances = gather(options.submitted, options.roster, course)
    level = choose_level(options)
    if options.sandbox is None and level.number < HIGHEST:
        console.print(f"sandbox level {level.number}: {level.reason}", style="yellow", markup=False)
    check_secrets(SECRETS)
    _make_output(options)
    for name in links_among(options.submitted):
        words = f"{name}: is a link, which is never followed; not graded. Put the folder itself there."
        console.print(words, style="yellow", markup=False, highlight=False)
    only_todo = options.only.todo if options.only else None
    with OutputLock(options.out), Record.create_or_open(options.out, course.id, only_todo) as record:
        _check_update(record, options, found)
        record.keep_circumstances(circumstances)
        return ClassRun(course, options, console, level, record).grade(found)


def _select(found: list[tuple[str, Step]], options: Options) -> list[tuple[str, Step]]:
    only, shard = options.only, options.shard
    if only is not None and shard is not None:
        raise UsageError("--only and --shard exclude each other: give one of them")
    if shard is not None:
        return [(folder, step) for folder, step in found if shard.holds(student_label(folder))]
    if only is None:
        return found
    chosen = [
        (folder, step)
        for folder, step in found
        if only.student in (folder, student_label(folder)) and only.step in (None, step.id)
    ]
    if not chosen:
        raise UsageError(f"--only {only.student}: no such student in {options.submitted}")
    return chosen


def _make_output(options: Options) -> None:
    try:
        options.out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"--out {options.out}: {error.strerror}") from error
    if not os.access(options.out, os.W_OK):
        raise UsageError(f"--out {options.out}: can't be written to")


def _check_update(record: Record, options: Options, found: list[tuple[str, Step]]) -> None:
    """``--only`` brings one student of a complete class up to date; it must not pass off a part as the whole."""
    chosen = {student_label(folder) for folder, _ in found}
    others = {student for student, _ in record.names()} - chosen
    if options.only is not None and others and record.finished is None:
        raise UsageError(
            f"--only: the run into {options.out} was not finished; first repeat it without --only, or give another --out"
        )


def _found_instead(submission: Submission) -> str:
    """Who handed in none of a step's files, and what is there."""
    there = submission.ignored_files
    more = f" and {len(there) - 3} more" if len(there) > 3 else ""
    found = f"; found instead: {', '.join(there[:3])}{more}" if there else ""
    return f"{submission.student}: none of {submission.step}'s files{found}"


class ClassRun:
    """One run into one output folder, whose lock and record the caller holds."""

    def __init__(
        self, course: Course, options: Options, console: Console, level: Level, record: Record
    ) -> None:
        self.course = course
        self.options = options
        self.console = console
        self.level = level
        self.record = record
        self.counting = Counting(course, record.circumstances)
        self.report = Report()
        earlier = record.finished if options.only else None  # other steps' suites are not drawn again
        self.suites: dict[str, str] = dict(earlier.suite) if earlier else {}  # of the class as a whole
        self.grader = earlier.grader if earlier else grader_digest()
        self._suites_now: dict[str, str] = {}
        self._started = time.monotonic()
        self._spent: dict[tuple[str, str], float] = {}  # CPU seconds by student and step
        self._again: list[str] = []  # keys of verdicts that stand again
        self._written: set[str] = set()  # students whose feedback is up to date
        self._left: Counter[str] = Counter()  # submissions per student that are still to be graded
        if record.damaged:
            words = f"{record.path.name}: {record.damaged} damaged rows; what they held is graded again"
            console.print(words, style="yellow", markup=False, highlight=False)

    def grade(self, found: list[tuple[str, Step]]) -> Report:
        """Grade what is missing of ``found`` (folder names and steps), then bring the outputs up to date."""
        self.report.submissions = len(found)
        self._left = Counter(student_label(folder) for folder, _ in found)
        steps = {step.id: step for _, step in found}
        with Pool(list(steps), self.level.number) as pool:
            if any(self._is_new(folder, step) for folder, step in found):
                pool.start(min(self.options.jobs, len(found)))  # they warm up while examples are drawn
            for step in steps.values():
                self._grade_step(pool, step, [folder for folder, of in found if of.id == step.id])
        if self.options.only is None:
            labels = {(student_label(folder), step.id) for folder, step in found}
            self.record.remove([known for known in self.record.names() if known not in labels])
        self._finish(list(steps.values()))
        self.report.cpu["main"] = time.process_time()
        self.report.cpu["together"] = sum(self.report.cpu.values())
        return self.report

    def _grade_step(self, pool: Pool, step: Step, folders: list[str]) -> None:
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
        )
        with Progress(*columns, console=self.console) as progress:
            task = progress.add_task(f"{step.id}: drawing examples", total=len(folders))
            examples = drawn_examples(self.course, step)
            suite = self._suites_now[step.id] = suite_digest(self.course, step, examples)
            if self.options.only is None:
                self.suites[step.id] = suite
            elif (self.suites.setdefault(step.id, suite), self.grader) != (suite, grader_digest()):
                self._say_other_grading(step, progress)
            pending = self._pending(step, folders, suite)
            first = list(islice(pending, self.options.jobs))
            if first:
                pool.start(len(first))
                self._grade_pending(pool, step, examples, chain(first, pending), progress, task)
        self.record.restore(self._again)
        self._again.clear()

    def _is_new(self, folder: str, step: Step) -> bool:
        """Whether a submission will need a worker, as far as is known before its suite is."""
        known = self.record.summary((student_label(folder), step.id))
        return self.options.regrade or known is None or known.key is None

    def _say_other_grading(self, step: Step, progress: Progress) -> None:
        """An appeal may be settled after a change: the new verdict stands beside the old ones, and is marked."""
        words = (
            f"{step.id}: graded by another suite or grader than the class in {self.options.out} was; the verdict is "
            "marked so. Without --only the class is graded by this one too"
        )
        progress.console.print(words, style="yellow", markup=False, highlight=False, soft_wrap=True)

    def _pending(self, step: Step, folders: list[str], suite: str) -> Iterator[Job]:
        """The submissions that have no verdict yet by what would grade them now. Read one by one, as they are needed."""
        only = self.options.only.todo if self.options.only else None
        for folder in folders:
            submission = read_submission(self.options.submitted, folder, step)
            key = self._key(submission, suite)
            if submission.files and all(file.missing for file in submission.files.values()):
                self.report.without_files.append(_found_instead(submission))
            if self.options.regrade or not self.record.holds(key):
                yield Job(submission, only)
                continue
            self.report.reused += 1
            self._left[submission.student] -= 1
            known = self.record.summary((submission.student, step.id))
            if known is None or known.key != key or known.fault is not None:
                self._again.append(key)

    def _key(self, submission: Submission, suite: str) -> str:
        only = self.options.only.todo if self.options.only else None
        return verdict_key(submission, suite, self.level.number, only)

    def _grade_pending(
        self, pool: Pool, step: Step, examples: dict, pending: Iterator[Job], progress: Progress, task: TaskID
    ) -> None:
        progress.update(task, description=f"{step.id}: canaries, sandbox level {self.level.number}")
        ready = pool.prepare(Prepare(step.id, examples))
        for note in sorted({note for worker in ready for note in worker.notes}):
            progress.console.print(f"[dim]sandbox: {note}[/dim]", highlight=False)
        self.report.cpu["start"] += sum(worker.cpu_seconds for worker in ready)
        progress.update(task, description=f"{step.id}: grading")
        before = self._done()
        for batch in pool.grade(pending):
            self.report.first_verdict = self.report.first_verdict or time.monotonic() - STARTED
            self._keep(step, batch)
            progress.update(task, completed=self._done() - before)

    def _done(self) -> int:
        return self.report.reused + self.report.graded + self.report.faults

    def _keep(self, step: Step, batch: list[JobResult]) -> None:
        """On record first, all that has arrived at once; then into the views of those students."""
        entries = [self._entry(step, job.submission, outcome) for job, outcome in batch]
        self.report.alarms += [verdict.student for verdict in self.record.append(entries)]
        for entry in entries:
            self._tell_faults(entry.verdict)
            self.report.graded += entry.verdict.status == "graded"
            self.report.faults += entry.verdict.status != "graded"
            self._left[entry.verdict.student] -= 1
            if not self._left[entry.verdict.student]:
                self._write_student(entry.verdict.student)
                self._written.add(entry.verdict.student)

    def _tell_faults(self, verdict: Verdict) -> None:
        """Say it when a hidden test has failed by itself: its author has to look."""
        for todo in verdict.todos:
            for check in (check for check in todo.checks if is_fault(check)):
                words = f"{verdict.student}, {verdict.step}, TODO {todo.id}, {check.name}: {check.message}"
                self.console.print(words, style="yellow", markup=False, highlight=False)

    def _entry(self, step: Step, submission: Submission, outcome: Done | Fault) -> Entry:
        """The verdict, or the record of a fault: no score, never a zero. A submission that ends workers has a verdict."""
        suite = self._suites_now[step.id]
        key = self._key(submission, suite)
        if isinstance(outcome, Done):
            self.report.cpu["children"] += outcome.cpu_seconds
            self.report.cpu["workers"] += outcome.worker_cpu_seconds
            self.report.cpu["zygotes"] += outcome.zygote_cpu_seconds
            self._spent[submission.student, step.id] = outcome.cpu_seconds + outcome.worker_cpu_seconds
            return Entry(key, suite, grader_digest(), outcome.verdict, outcome.output)
        if outcome.deadly:
            verdict = deadly_verdict(step, submission, self.level.number)
            return Entry(key, suite, grader_digest(), verdict, f"{outcome.reason}, twice\n")
        verdict = Verdict(
            student=submission.student,
            step=step.id,
            status="infrastructure_error",
            score=None,
            max_score=round_score(step.points),
            sandbox_level=self.level.number,
            submission=submission.digest,
            ignored_files=submission.ignored_files,
            todos=[],
            reason=outcome.reason,
        )
        return Entry(key, suite, grader_digest(), verdict)

    def _write_student(self, student: str) -> None:
        names = [(student, step.id) for step in self.course.steps]
        entries = [self.record.entry(name) for name in names if self.record.summary(name) is not None]
        write_student(self.course, self.options.out, entries, self.counting)

    def _finish(self, steps: list[Step]) -> None:
        """Make the outputs from the record; show the first rows. Raises StorageError."""
        out, report = self.options.out, self.report
        try:
            update_timings(out, time.monotonic() - self._started, report.graded, report.reused, self._spent)
        except OSError as error:
            raise StorageError(f"{out}: {error.strerror}") from error
        sandbox = Sandbox(self.level.number, self.level.reason)
        figures = publish(
            self.course,
            out,
            self.record,
            self.suites,
            sandbox,
            self._written,
            self.grader,
            str(self.options.shard or ""),
        )
        print_class(self.console, figures, [step.id for step in steps])


__all__ = ["IntakeError", "Only", "Options", "Report", "Shard", "UsageError", "run"]
