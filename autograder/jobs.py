"""What a run and its workers say to each other: trusted processes, typed MessagePack."""

from __future__ import annotations

from typing import Any

import msgspec

from autograder.intake import Submission
from autograder.verdict import Verdict


class Setup(msgspec.Struct, frozen=True, tag="setup"):
    """What a worker needs to know before the first submission: the step, its drawn examples, how to confine."""

    step: str
    level: int
    number: int
    examples: dict[str, dict[str, list[dict[str, Any]]]]


class Job(msgspec.Struct, frozen=True, tag="job"):
    """Grade this."""

    submission: Submission
    only: str | None = None


class Ready(msgspec.Struct, frozen=True, tag="ready"):
    """The canaries behaved; submissions may come."""

    notes: list[str]


class Done(msgspec.Struct, frozen=True, tag="done"):
    """A verdict, and what only staff may see."""

    verdict: Verdict
    output: str
    cpu_seconds: float


class Fault(msgspec.Struct, frozen=True, tag="fault"):
    """The machine failed. ``canary`` says that grading as such can't be trusted here."""

    reason: str
    canary: bool = False


ToWorker = Setup | Job
FromWorker = Ready | Done | Fault
