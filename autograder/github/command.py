"""What `grade.py plan` and `grade.py publish` do, step by step."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout

from autograder.github.accept import Delivery, ResultsError, take_in
from autograder.github.app import App, AppError, RemoteError
from autograder.github.git import SERVER
from autograder.github.init_grader import InitError, copy_grader
from autograder.github.jsonl import DamagedFile
from autograder.github.names import NameProblem
from autograder.github.outbox import OUTBOX_FILE, Outbox
from autograder.github.plan import SUBMITTED, make_plan
from autograder.github.plan import Options as PlanOptions
from autograder.github.plan_file import Plan, PlanError, read_plan, write_plan
from autograder.github.posting import Clock, Poster, Posting
from autograder.github.received import RECEIVED_FILE, ReceivedLog, with_marks
from autograder.github.shards import used_shards
from autograder.github.state import StateBranch, StateError
from autograder.github.summary import (
    SCORES_FILE,
    add_to_summary,
    plan_summary,
    publish_summary,
    tell_next_jobs,
    write_scores,
)
from autograder.model.course import Course
from autograder.model.errors import BrokenOff, CallerError

GRADER = "grader"
LOCK_FILE = ".lock"
STATE_FILES = (OUTBOX_FILE, RECEIVED_FILE, SCORES_FILE)


class GithubError(CallerError):
    """The command can't be carried out as given, or the App isn't set up. The message says what to do."""


class RemoteFailure(BrokenOff):
    """GitHub or the disk refused before anything was posted; the same command goes on later."""


@contextmanager
def known_errors() -> Iterator[None]:
    """Raises GithubError for the caller's mistakes, RemoteFailure for GitHub's and the machine's."""
    try:
        yield
    except (AppError, DamagedFile, InitError, NameProblem, PlanError, ResultsError, StateError) as error:
        raise GithubError(str(error)) from error
    except RemoteError as error:
        raise RemoteFailure(f"GitHub: {error}") from error
    except OSError as error:
        raise RemoteFailure(f"{error.filename or 'a file'}: {error.strerror}") from error


@dataclass
class PublishOptions:
    """What `grade.py publish` was told."""

    results: Path
    plan: Path
    state: Path
    plan_digest: str | None = None
    state_branch: str | None = None
    seconds_between_writes: float = 1.0
    patience_seconds: float = 3000.0
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)


def plan(
    course: Course, options: PlanOptions, state: Path | None, state_branch: str | None, with_grader: bool
) -> Plan:
    """Make the plan, tell the next jobs of it. Raises GithubError, RemoteFailure, RosterError."""
    with known_errors():
        if state_branch is not None:
            if state is None:
                raise StateError("--state-branch goes with --state DIR")
            StateBranch(state, state_branch, options.environment).fetch()
        with ExitStack() as opened:
            outbox = known = None
            if state is not None:
                outbox = opened.enter_context(closing(Outbox(state)))
                known = opened.enter_context(closing(ReceivedLog(state)))
            made = make_plan(course, options, outbox, known)
        if with_grader:
            copy_grader(options.out / GRADER)
        digest = write_plan(options.out, made)
        shards = used_shards((head.student for head in made.heads), made.shards)
        outputs = {"shards": json.dumps(shards), "count": str(made.shards), "digest": digest}
        tell_next_jobs(outputs, options.environment)
        add_to_summary(plan_summary(made), options.environment)
        return made


@dataclass(frozen=True)
class Published:
    """What came of publishing."""

    delivery: Delivery
    outcome: Posting

    @property
    def complete(self) -> bool:
        """Whether everybody in the plan has the score that belongs to the commit."""
        delivery, outcome = self.delivery, self.outcome
        return not (
            delivery.faults or delivery.absent or delivery.refused or outcome.failed or outcome.stopped
        )


def publish(
    course: Course, options: PublishOptions, tell: Callable[[str], None], clock: Clock | None = None
) -> Published:
    """Post what the plan's heads came to; keep what was posted. Raises GithubError, RemoteFailure."""
    with known_errors():
        plan = read_plan(options.plan, options.plan_digest)
        delivery = take_in(course, plan, options.results)
        branch = None
        if options.state_branch is not None:
            branch = StateBranch(options.state, options.state_branch, options.environment)
            branch.fetch()
        options.state.mkdir(parents=True, exist_ok=True)
        with _only_one(options.state), closing(App(options.environment)) as app, _kept(options.state, branch):
            # First of all: the scores may come with a later run, and must not be late by that.
            with closing(ReceivedLog(options.state)) as log:
                log.note(plan.heads)
            with closing(Outbox(options.state)) as outbox:
                poster = Poster(
                    course,
                    app,
                    outbox,
                    clock or Clock(),
                    options.patience_seconds,
                    options.seconds_between_writes,
                    tell,
                )
                outcome = poster.post(with_marks(course, delivery.accepted))
                write_scores(options.state, outbox.all_posted)
        server = options.environment.get("GITHUB_SERVER_URL", "") or SERVER
        add_to_summary(publish_summary(plan, delivery, outcome, server), options.environment)
        return Published(delivery, outcome)


@contextmanager
def _kept(state: Path, branch: StateBranch | None) -> Iterator[None]:
    """Whatever happens, what was noted until then goes into the branch. Raises StateError."""
    try:
        yield
    finally:
        files = [name for name in STATE_FILES if (state / name).is_file() and (state / name).stat().st_size]
        if branch is not None and files:
            branch.push("Scores posted", files)


@contextmanager
def _only_one(folder: Path) -> Iterator[None]:
    """One process posts at a time. Raises StateError."""
    lock = FileLock(folder / LOCK_FILE, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise StateError(f"{folder} is in use by another publish; wait until it is done") from None
    try:
        yield
    finally:
        lock.release()


__all__ = ["SUBMITTED", "GithubError", "PublishOptions", "RemoteFailure", "known_errors", "plan", "publish"]
