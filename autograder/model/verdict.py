"""The verdict: one typed record per submission, the only thing that later stages read.

Format: ``results.json`` version 1. Fields may be added, never renamed. Nothing in it depends on addresses, process
ids, durations or temporary paths: the same input gives the same file, but for ``graded_at``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import msgspec

SCHEMA_VERSION = 1

TodoStatus = Literal[
    "passed", "failed", "not_attempted", "import_error", "missing", "crashed", "timed_out", "out_of_memory"
]
SubmissionStatus = Literal["graded", "infrastructure_error"]

# Statuses that void a TODO whatever passed before: the limit was broken or the process died.
BREACHES: frozenset[TodoStatus] = frozenset({"crashed", "timed_out", "out_of_memory"})


class Text(msgspec.Struct, frozen=True, rename={"zh": "zh-CN"}):
    """The same sentence in the course's two languages."""

    zh: str
    en: str

    def in_language(self, language: str) -> str:
        """The sentence in ``language`` ("zh-CN" or "en")."""
        return self.zh if language == "zh-CN" else self.en


class Evidence(msgspec.Struct, frozen=True, omit_defaults=True):
    """What was asked, what came back, what was expected. Numbers, strings or nested lists of them.

    ``series`` are what a picture is drawn from, as ``declared.py`` names them.
    """

    call: str
    got: Any = None
    expected: Any = None
    series: Mapping[str, Sequence[float | str]] | None = None


class Check(msgspec.Struct, frozen=True):
    """One hidden test.

    ``message`` is English, for staff. Students read ``fact`` (what the test checks) and ``detail`` (what was wrong).
    """

    name: str
    passed: bool
    score: float
    max_score: float
    message: str
    evidence: Evidence | None = None
    fact: Text | None = None
    detail: Text | None = None


class TodoVerdict(msgspec.Struct, frozen=True):
    """One TODO of one submission.

    ``misconception`` is the id of the known mistake that explains the answers, ``explanation`` what it is in a
    student's words. ``answers`` is the digest of all answers that were judged, empty where there were none: asked
    again, the same code must come to the same digest.
    """

    id: str
    score: float
    max_score: float
    status: TodoStatus
    feedback: Text
    checks: list[Check]
    misconception: str | None = None
    explanation: Text | None = None
    answers: str = ""


class Counts(msgspec.Struct, frozen=True):
    """What a submission comes to where that isn't its raw score: after what being late costs, and what a person decided.

    ``score`` is None for who is excused; ``why`` says each thing that changed it.
    """

    score: float | None
    penalty: float = 0.0
    days_late: int = 0
    excused: bool = False
    why: list[Text] = []


class Verdict(msgspec.Struct, frozen=True):
    """One submission: a student's files for one step. ``score`` is None for an infrastructure error.

    ``optional`` holds the optional TODOs that were handed in; they are worth nothing. ``score`` is what the code got, always;
    ``counts`` is there where something else counts. ``other_suite``: graded by another suite or grader than its class.
    ``notes``: what was noticed when the work came in.
    """

    student: str
    step: str
    status: SubmissionStatus
    score: float | None
    max_score: float
    sandbox_level: int
    submission: str
    ignored_files: list[str]
    todos: list[TodoVerdict]
    reason: str | None = None
    optional: list[TodoVerdict] = []
    counts: Counts | None = None
    other_suite: bool = False
    notes: list[Text] = []

    @property
    def final(self) -> float | None:
        """The score that counts."""
        return self.score if self.counts is None else self.counts.score


class Sandbox(msgspec.Struct, frozen=True):
    """How student code was confined: the lowest level of the run, and why it was not higher."""

    level: int
    reason: str


class Total(msgspec.Struct, frozen=True):
    """A student's ``score`` of the ``max_score`` percent of the course that the steps graded so far are worth."""

    score: float
    max_score: float


class Results(msgspec.Struct, frozen=True):
    """The whole of ``results.json``. ``suite`` and ``grader`` are digests of what graded it.

    ``totals`` are the course's, by student: the score in percent of the whole course, out of what is graded so far
    (``total.py``). A course of one step has none.
    """

    course: str
    graded_at: str
    sandbox: Sandbox
    suite: dict[str, str]
    submissions: list[Verdict]
    schema_version: int = SCHEMA_VERSION
    grader: str = ""
    totals: dict[str, Total] | msgspec.UnsetType = msgspec.UNSET


def round_score(score: float) -> float:
    """Scores are kept to six decimals, so that a sum of parts can't show as 14.999999999."""
    return round(score, 6) + 0.0


def in_digits(value: float) -> str:
    """A number as a student reads it: without the noise of the last binary digits, 6e-05 for 5.9999999999999995e-05.

    Twelve digits tell apart whatever a suite tells apart.
    """
    return repr(float(f"{value:.12g}"))
