"""What a run and its workers say to each other: trusted processes, typed MessagePack."""

from __future__ import annotations

from typing import Any

import msgspec

from autograder.model.submission import Submission
from autograder.model.verdict import Verdict


class Setup(msgspec.Struct, frozen=True, tag="setup"):
    """What a worker can begin with, before any examples are drawn: the steps of the class, and how to confine."""

    steps: list[str]
    level: int
    number: int


class Prepare(msgspec.Struct, frozen=True, tag="prepare"):
    """Submissions of a step come next. Its drawn examples: TODO id -> test name -> one set of arguments per example."""

    step: str
    examples: dict[str, dict[str, list[dict[str, Any]]]]


class Job(msgspec.Struct, frozen=True, tag="job"):
    """Grade this."""

    submission: Submission
    only: str | None = None


class Ready(msgspec.Struct, frozen=True, tag="ready"):
    """The step's canaries behaved; its submissions may come. CPU seconds that it took, with the zygote and its children."""

    notes: list[str]
    cpu_seconds: float = 0.0


class Done(msgspec.Struct, frozen=True, tag="done"):
    """A verdict, what only staff may see, and the CPU seconds that it took: of the submission's children, of the worker,
    and of the zygote, which forks and reaps.
    """

    verdict: Verdict
    output: str
    cpu_seconds: float
    worker_cpu_seconds: float = 0.0
    zygote_cpu_seconds: float = 0.0


class Fault(msgspec.Struct, frozen=True, tag="fault"):
    """The machine failed. ``canary`` says that grading as such can't be trusted here; ``deadly`` that a worker ended over
    the same submission again and again.
    """

    reason: str
    canary: bool = False
    deadly: bool = False


ToWorker = Setup | Prepare | Job
FromWorker = Ready | Done | Fault
