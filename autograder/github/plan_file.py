"""``plan.json``: who is graded, at which commit of which repository. `plan` writes it, `publish` believes only it."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path
from typing import Literal

import msgspec

from autograder.github import names
from autograder.model.files import write_whole

PLAN_FILE = "plan.json"
FORMAT = 1


class PlanError(Exception):
    """plan.json can't be used; the message says why and what to do."""


class Lines(msgspec.Struct, frozen=True):
    """Where a student's file can be pointed at: the line of the function that is graded (1 if not found), the last."""

    function: int
    last: int


class Taken(msgspec.Struct, frozen=True):
    """One step of a commit: the digest of the files that were taken, and the lines of each file that is there.

    ``received`` is when these files came in, ``received_by`` whose clock that was: GitHub's at the push, or ours when they
    were first seen.
    """

    submission: str
    lines: dict[str, Lines]
    received: datetime | None = None
    received_by: Literal["push", "seen"] | None = None


class Head(msgspec.Struct, frozen=True):
    """One commit to be graded. ``steps`` by the step's id; ``pull_request`` is the number of one, or None.

    ``extension_days`` are the student's by the roster.
    """

    student: str
    repository: str
    sha: str
    steps: dict[str, Taken]
    pull_request: int | None = None
    extension_days: float = 0.0


class Problem(msgspec.Struct, frozen=True):
    """A line of the roster, or a pull request, that couldn't be fetched, and why."""

    student: str
    repository: str
    reason: str


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of ``plan.json``. ``unchanged`` is how many heads have their score already.

    ``no_push_times`` is why the time of a push isn't known where it isn't, empty where it always is.
    """

    course: str
    made_at: str
    shards: int
    heads: list[Head]
    problems: list[Problem] = []
    unchanged: int = 0
    no_push_times: str = ""
    format: int = FORMAT


def write_plan(folder: Path, plan: Plan) -> str:
    """Write it; its sha256. Raises OSError."""
    content = msgspec.json.format(msgspec.json.encode(plan), indent=1) + b"\n"
    write_whole(folder / PLAN_FILE, content)
    return hashlib.sha256(content).hexdigest()


def read_plan(path: Path, digest: str | None = None) -> Plan:
    """Read it and check every name in it.

    ``digest`` is the sha256 that `plan` told, which no later job can change. Raises PlanError.
    """
    try:
        content = path.read_bytes()
        if digest is not None and hashlib.sha256(content).hexdigest() != digest:
            raise PlanError(f"{path}: is not the plan that was made (its digest differs); nothing was posted")
        plan = msgspec.json.decode(content, type=Plan)
        for head in plan.heads:
            names.student(head.student)
            names.repository(head.repository)
            names.sha(head.sha)
    except OSError as error:
        raise PlanError(f"{path}: {error.strerror}; make it with: grade.py plan") from error
    except (msgspec.MsgspecError, names.NameProblem) as error:
        raise PlanError(f"{path}: {error}; make it again with: grade.py plan") from error
    if len({head.student for head in plan.heads}) != len(plan.heads):
        raise PlanError(f"{path}: a student is in it twice; make it again with: grade.py plan")
    return plan
