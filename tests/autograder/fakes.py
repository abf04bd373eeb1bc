"""Stand-ins for the sandbox in tests that are about something else: a class that costs microseconds to grade."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, ClassVar

import pytest
from rich.console import Console

from autograder.classroom import run as run_module
from autograder.classroom.run import Options, Report, run
from autograder.grading.jobs import Done, Fault, Job, Prepare, Ready
from autograder.model import digest as digest_module
from autograder.model.course import Course, load_course
from autograder.model.submission import Submission
from autograder.model.verdict import Check, Text, TodoVerdict, Verdict
from autograder.sandbox.trial.levels import Level
from autograder.views import publish as publish_module

COURSE = load_course()
STEP = COURSE.step("step3_pretrain")
TODO = STEP.stubs[0]
LEVEL = Level(1, "a stand-in")
BATCH = 3


def verdict_on(submission: Submission, marks: dict[str, float] | None = None) -> Verdict:
    """A verdict whose score follows from the submission's digest (or is what ``marks`` says for the student)."""
    score = float(int(hashlib.sha256(submission.digest.encode()).hexdigest(), 16) % 21)
    score = (marks or {}).get(submission.student, score)
    check = Check(
        "test_it",
        score == 20,
        score,
        20.0,
        "a stand-in",
        fact=Text("事实", "a fact"),
        detail=Text("错", "off"),
    )
    todo = TodoVerdict(
        TODO.id, score, 20.0, "passed" if score == 20 else "failed", Text("好", "good"), [check]
    )
    return Verdict(
        submission.student, STEP.id, "graded", score, 20.0, LEVEL.number, submission.digest, [], [todo]
    )


class FakePool:
    """A pool without processes. Class attributes say what is wrong with it; ``jobs`` is what it was given."""

    faults: ClassVar[set[str]] = set()
    deadly: ClassVar[set[str]] = set()
    marks: ClassVar[dict[str, float]] = {}
    jobs: ClassVar[list[str]] = []

    def __init__(self, steps: Sequence[str], level: int) -> None:
        self.size = 0

    def __enter__(self) -> FakePool:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        return

    def start(self, count: int) -> None:
        """So many, unless there are some."""
        self.size = self.size or count

    def prepare(self, task: Prepare) -> list[Ready]:
        """Nothing to wait for."""
        return [Ready(["a stand-in for the sandbox"])] * self.size

    def grade(self, jobs: Iterator[Job]) -> Iterator[list[tuple[Job, Done | Fault]]]:
        """Some outcomes at a time, as from several workers."""
        while batch := list(islice(jobs, BATCH)):
            FakePool.jobs += [job.submission.student for job in batch]
            yield [(job, self._outcome(job)) for job in batch]

    def _outcome(self, job: Job) -> Done | Fault:
        if job.submission.student in self.faults:
            return Fault("no memory to fork")
        if job.submission.student in self.deadly:
            return Fault("the worker ended with exit code -9", deadly=True)
        return Done(verdict_on(job.submission, self.marks), f"printed by {job.submission.student}", 0.0)


def install(replace: Callable[[Any, str, Any], None]) -> None:
    """Put the stand-ins in place."""
    replace(run_module, "Pool", FakePool)
    replace(run_module, "drawn_examples", lambda course, step: {})
    replace(run_module, "suite_digest", lambda course, step, examples: "suite one")
    replace(run_module, "choose_level", lambda options: LEVEL)
    replace(run_module, "check_secrets", lambda secrets: None)
    for module in (
        run_module,
        publish_module,
        digest_module,
    ):  # the grader's sources may be edited while this runs
        replace(module, "grader_digest", lambda: "a grader")


class FakeClass:
    """A class whose runs are done in this process, with ``FakePool`` in place of workers."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.submitted = folder / "submitted"
        self.out = folder / "out"
        self.suite = "suite one"
        FakePool.faults, FakePool.deadly, FakePool.marks, FakePool.jobs = set(), set(), {}, []
        install(monkeypatch.setattr)
        monkeypatch.setattr(run_module, "suite_digest", lambda course, step, examples: self.suite)

    def add(self, *students: str, content: str = "") -> None:
        """Hand in a file, or another one."""
        for student in students:
            home = self.submitted / student / STEP.id
            home.mkdir(parents=True, exist_ok=True)
            (home / (TODO.file or "")).write_text(f"# {content or student}\n", encoding="utf-8")

    def run(self, out: Path | None = None, course: Course = COURSE, **options: Any) -> Report:
        """One run of the command; ``FakePool.jobs`` then holds whom it graded."""
        FakePool.jobs = []
        console = Console(quiet=True)
        return run(course, Options(self.submitted, out or self.out, 2, **options), console)

    def results(self, out: Path | None = None) -> str:
        """results.json without its time stamp."""
        text = ((out or self.out) / "results.json").read_text(encoding="utf-8")
        return "\n".join(line for line in text.splitlines() if '"graded_at"' not in line)


@pytest.fixture
def fake_class(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeClass:
    """An empty class of that kind."""
    return FakeClass(tmp_path, monkeypatch)
