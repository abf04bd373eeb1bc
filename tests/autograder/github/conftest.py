"""A class of verdicts, a plan for it, and a GitHub to post them to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from autograder.github.accept import Accepted, key_of_verdict
from autograder.github.plan_file import Head, Lines, Plan, Taken
from autograder.github.posting import Clock
from autograder.model.course import load_course
from autograder.model.verdict import Check, Results, Sandbox, Text, TodoVerdict, Verdict
from tests.autograder.github.fake import FakeGitHub

COURSE = load_course()
STEP = COURSE.step("step3_pretrain")
SUITE, GRADER = "a" * 64, "b" * 64


@pytest.fixture(scope="session")
def make_httpserver() -> Iterator[HTTPServer]:
    """One server for all tests, with a thread a connection: sessions keep theirs open."""
    server = HTTPServer(host="127.0.0.1", port=0, threaded=True)
    server.start()
    yield server
    server.clear()
    server.stop()


@pytest.fixture
def hub(httpserver: HTTPServer) -> FakeGitHub:
    """An empty GitHub."""
    return FakeGitHub(httpserver)


class FakeClock(Clock):
    """Time that passes only by sleeping."""

    def __init__(self) -> None:
        self.time = 1_800_000_000.0
        self.slept: list[float] = []
        super().__init__(now=lambda: self.time, sleep=self._sleep)

    def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds


@pytest.fixture
def clock() -> FakeClock:
    """A new clock."""
    return FakeClock()


def sha_of(student: str, commit: int = 0) -> str:
    """A made-up commit of a student's."""
    return hashlib.sha1(f"{student} {commit}".encode()).hexdigest()


def submission_of(student: str) -> str:
    """A made-up digest of a student's files."""
    return hashlib.sha256(student.encode()).hexdigest()


def head(student: str, commit: int = 0) -> Head:
    """A student's head: all files there, functions at line 10 of 40."""
    lines = {todo.file: Lines(10, 40) for todo in STEP.stubs if todo.file}
    return Head(
        student, f"class/{student}", sha_of(student, commit), {STEP.id: Taken(submission_of(student), lines)}
    )


def plan(*students: str, shards: int = 1) -> Plan:
    """A plan for these students."""
    return Plan(COURSE.id, "2026-11-24T00:00:00+00:00", shards, [head(student) for student in students])


def failed_check(
    name: str = "test_any_step", detail: str = "it is 0, it should be 1", number: int = 0
) -> Check:
    """A failed hidden test."""
    text = Text(zh=f"中文 {detail}", en=detail)
    return Check(
        f"{name}", False, 0.0, 1.0, detail, fact=Text(zh=f"事实 {number}", en=f"fact {number}"), detail=text
    )


def verdict(student: str, wrong: dict[str, list[Check]] | None = None, status: str = "failed") -> Verdict:
    """A verdict with all points but those of the TODOs in ``wrong``."""
    wrong = wrong or {}
    todos = [
        TodoVerdict(
            id=todo.id,
            score=0.0 if todo.id in wrong else todo.points,
            max_score=todo.points,
            status=status if todo.id in wrong else "passed",  # type: ignore[arg-type]
            feedback=Text(zh="再想想", en="Think again"),
            checks=wrong.get(todo.id, []),
        )
        for todo in STEP.todos
    ]
    score = sum(todo.score for todo in todos)
    return Verdict(student, STEP.id, "graded", score, STEP.points, 2, submission_of(student), [], todos)


def accepted(
    student: str, wrong: dict[str, list[Check]] | None = None, suite: str = SUITE, commit: int = 0
) -> Accepted:
    """A verdict that may be posted."""
    found = verdict(student, wrong)
    return Accepted(head(student, commit), found, key_of_verdict(found, suite, GRADER))


def results(*verdicts: Verdict) -> Results:
    """A results.json."""
    return Results(COURSE.id, "now", Sandbox(2, ""), {STEP.id: SUITE}, list(verdicts), grader=GRADER)


def write(folder: Path, found: Results) -> Path:
    """Write a results.json into a folder; the folder."""
    import msgspec

    folder.mkdir(parents=True, exist_ok=True)
    (folder / "results.json").write_bytes(msgspec.json.encode(found))
    return folder
