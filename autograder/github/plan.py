"""Finds out what was pushed and takes the files: `grade.py plan`. No line of a student's is run here.

Each head's TODO files go to ``OUT/submitted/<student>/<step>/``, and who they belong to into ``OUT/plan.json``.
"""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from autograder.github import names
from autograder.github.app import App, AppError, Pull, RemoteError
from autograder.github.git import Commit, GitError, Server, fetched, head_of, server_of
from autograder.github.outbox import Outbox
from autograder.github.plan_file import Head, Lines, Plan, PlanError, Problem, Taken
from autograder.github.received import ReceivedLog
from autograder.github.shards import SUBMISSIONS_PER_SHARD, shard_count
from autograder.intake.ledger import Line, write_ledger
from autograder.intake.receipt import format_timestamp
from autograder.intake.roster import read_roster
from autograder.intake.submissions import MAX_SOURCE_BYTES, TIMESTAMP_FILE, read_submission
from autograder.model.clean import plain
from autograder.model.course import Course, Step

SUBMITTED = "submitted"
COMMIT_FILE = "commit.txt"
TODO_FILE = re.compile(r"todo\w{1,60}\.py", re.ASCII)
MAX_FILES = 40
AT_ONCE = 8
PUSH_FAILURES = 3  # after so many GitHub isn't asked any more


@dataclass(frozen=True)
class Wanted:
    """A repository to look at: a student's own, or a pull request of a public one."""

    student: str
    repository: str
    ref: str = "HEAD"
    pull_request: int | None = None
    extension_days: float = 0.0


@dataclass
class Options:
    """What `grade.py plan` was told."""

    out: Path
    roster: Path | None = None
    pull_requests: str | None = None
    only: str | None = None
    regrade: bool = False
    shard_size: int = SUBMISSIONS_PER_SHARD
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)


def make_plan(
    course: Course, options: Options, outbox: Outbox | None, known: ReceivedLog | None = None
) -> Plan:
    """Look at every repository, fetch the heads that have no score yet into ``options.out``.

    ``known`` is what came in before. A repository that can't be fetched becomes a problem of the plan and stops nobody
    else. Raises RosterError, AppError, RemoteError, PlanError, OSError.
    """
    if options.out.exists() and any(options.out.iterdir()):
        raise PlanError(f"{options.out} is not empty; give a new folder")
    app = App(options.environment) if options.environment.get("GRADER_APP_ID") else None
    try:
        return _planned(course, options, app, outbox, known)
    finally:
        if app is not None:
            app.close()


def _planned(
    course: Course, options: Options, app: App | None, outbox: Outbox | None, known: ReceivedLog | None
) -> Plan:
    problems: list[Problem] = []
    wanted = _wanted(options, app, problems)
    servers = _servers(wanted, app, options.environment, problems)
    wanted = [each for each in wanted if _owner(each.repository) in servers]
    (options.out / SUBMITTED).mkdir(parents=True)

    def look(each: Wanted) -> Head | Problem | None:
        try:
            return _look(course, options, servers[_owner(each.repository)], each, outbox)
        except (GitError, names.NameProblem) as error:
            return Problem(each.student, each.repository, str(error))

    with ThreadPoolExecutor(AT_ONCE) as pool:
        found = list(pool.map(look, wanted))
    heads = [each for each in found if isinstance(each, Head)]
    problems += [each for each in found if isinstance(each, Problem)]
    now = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
    unchanged = sum(each is None for each in found)
    pushes = Pushes(app)
    heads = _with_all_steps(course, options.out / SUBMITTED, heads)
    heads = [_timed(options.out / SUBMITTED, head, pushes, known, now) for head in heads]
    count = shard_count(len(heads), options.shard_size)
    return Plan(course.id, now.isoformat(), count, heads, problems, unchanged, pushes.unknown)


def _wanted(options: Options, app: App | None, problems: list[Problem]) -> list[Wanted]:
    """The repositories of the roster, or the open pull requests. Raises RosterError, PlanError."""
    if options.pull_requests is not None:
        if app is None:
            raise AppError("GRADER_APP_ID is not set: open pull requests are listed as the App")
        name = names.repository(options.pull_requests)
        wanted = newest_pulls(name, app.open_pulls(name), problems)
    elif options.roster is not None:
        wanted = []
        for person in read_roster(options.roster).values():
            if not person.repository:
                problems.append(Problem(person.student, "", "has no repository in the roster"))
                continue
            try:
                repository = names.repository(person.repository)
                days = person.extension_days
                wanted.append(Wanted(names.student(person.student), repository, extension_days=days))
            except names.NameProblem as error:
                problems.append(Problem(person.student, person.repository, str(error)))
        _refuse_shared(wanted)
    else:
        raise PlanError("give --roster roster.csv or --pull-requests OWNER/NAME")
    if options.only is not None:
        wanted = [each for each in wanted if each.student == options.only]
        problems[:] = [each for each in problems if each.student == options.only]
        if not wanted and not problems:
            raise PlanError(f"--only {options.only}: no such student")
    return wanted


def newest_pulls(repository: str, pulls: Iterable[Pull], problems: list[Problem]) -> list[Wanted]:
    """One pull request a person: the newest counts, and the others are told."""
    newest: dict[str, Pull] = {}
    for pull in sorted(pulls, key=lambda each: each.number):
        if pull.user is None:
            problems.append(Problem(f"#{pull.number}", repository, "the account that opened it is gone"))
            continue
        login = pull.user.login.lower()
        if older := newest.get(login):
            problems.append(Problem(login, repository, f"#{older.number} gives way to #{pull.number}"))
        newest[login] = pull
    return [
        Wanted(names.student(login), repository, f"refs/pull/{pull.number}/head", pull.number)
        for login, pull in sorted(newest.items())
    ]


def _refuse_shared(wanted: Iterable[Wanted]) -> None:
    """One repository would get one score of two students. Raises PlanError."""
    owners: dict[str, str] = {}
    for each in wanted:
        other = owners.setdefault(each.repository.lower(), each.student)
        if other != each.student:
            raise PlanError(f"{each.repository} is the repository of both {other} and {each.student}")


def _owner(repository: str) -> str:
    return repository.split("/")[0].lower()


def _servers(
    wanted: Iterable[Wanted], app: App | None, environment: Mapping[str, str], problems: list[Problem]
) -> dict[str, Server]:
    """A server with a token to read contents for each owner; without an App only what is public can be read."""
    by_owner: dict[str, list[Wanted]] = {}
    for each in wanted:
        by_owner.setdefault(_owner(each.repository), []).append(each)
    servers: dict[str, Server] = {}
    for owner, theirs in by_owner.items():
        error: Exception | None = None
        for each in theirs[:3]:  # the first repositories may be the ones that are gone
            try:
                token = app.token(each.repository, "contents") if app else ""
                servers[owner] = server_of(environment, token)
                break
            except AppError as refusal:
                error = refusal
        if owner not in servers:
            problems += [Problem(each.student, each.repository, str(error)) for each in theirs]
    return servers


def _look(
    course: Course, options: Options, server: Server, wanted: Wanted, outbox: Outbox | None
) -> Head | None:
    """The head of one repository, its files fetched; None when it has its score. Raises GitError, NameProblem."""
    sha = names.sha(head_of(server, wanted.repository, wanted.ref))
    if outbox is not None and not options.regrade and outbox.has_score(wanted.repository, sha):
        return None
    home = options.out / SUBMITTED / wanted.student
    with fetched(server, wanted.repository, sha) as commit:
        home.mkdir()
        # Grading sees who is there by the folder; an artifact holds no folder without a file.
        (home / COMMIT_FILE).write_text(f"{wanted.repository} {sha}\n", encoding="utf-8")
        present = [step for step in course.steps if _take(commit, step, home)]
    taken = {step.id: _taken(options.out / SUBMITTED, wanted.student, step) for step in present}
    return Head(wanted.student, wanted.repository, sha, taken, wanted.pull_request, wanted.extension_days)


def _with_all_steps(course: Course, submitted: Path, heads: list[Head]) -> list[Head]:
    """The heads with every step that grading will look at: who left one out that others handed in gets no points there."""
    steps = [step for step in course.steps if any(step.id in head.steps for head in heads)] or course.steps
    return [
        msgspec.structs.replace(
            head,
            steps={
                step.id: head.steps.get(step.id) or _taken(submitted, head.student, step) for step in steps
            },
        )
        for head in heads
    ]


class Pushes:
    """Asks GitHub when commits were pushed, until it doesn't answer. ``unknown`` is why a time isn't known."""

    def __init__(self, app: App | None) -> None:
        self._app, self._failures = app, 0
        self.unknown = "" if app else "the App isn't set up"

    def time_of(self, head: Head) -> datetime.datetime | None:
        """When GitHub got the head's commit, None when that can't be known."""
        if self._app is None or self._failures >= PUSH_FAILURES:
            return None
        if head.pull_request is not None:
            self.unknown = "a fork's pushes are not the App's to see"
            return None
        try:
            time = self._app.pushed_at(head.repository, head.sha)
        except (AppError, RemoteError) as error:
            self._failures += 1
            self.unknown = plain(str(error), 200)
            return None
        if time is None:
            self.unknown = "GitHub doesn't list the push any more"
        return time


def _timed(
    submitted: Path, head: Head, pushes: Pushes, known: ReceivedLog | None, now: datetime.datetime
) -> Head:
    """The head with the time at which each step's files came in, also as the timestamp.txt that late policies read.

    Raises OSError.
    """
    before = {
        step: known.find(head.repository, step, taken.submission) if known else None
        for step, taken in head.steps.items()
    }
    pushed = pushes.time_of(head) if None in before.values() else None
    steps = {}
    for step, taken in head.steps.items():
        earlier = before[step]
        if earlier is not None:
            time, by = earlier.time, earlier.by
        else:
            time, by = (pushed, "push") if pushed is not None else (now, "seen")
        steps[step] = msgspec.structs.replace(taken, received=time, received_by=by)
        home = submitted / head.student / step
        if home.is_dir():
            (home / TIMESTAMP_FILE).write_text(format_timestamp(time), encoding="ascii")
            write_ledger(submitted, [Line(head.student, step, time, source="git")])
    return msgspec.structs.replace(head, steps=steps)


def _take(commit: Commit, step: Step, home: Path) -> bool:
    """Write the step's TODO files, and no others, as far as they are regular files; whether there are any.

    Raises GitError.
    """
    present = commit.files(f"assignments/{step.id}")
    # By pattern, not by the course's list: which of them count is for grading to say.
    chosen = sorted(name for name in present if TODO_FILE.fullmatch(name) and name not in step.given)
    for name in chosen[:MAX_FILES]:
        (home / step.id).mkdir(exist_ok=True)
        content = commit.content(present[name], MAX_SOURCE_BYTES)
        # A file that was too large to be fetched is too large for grading, which says so to the student.
        (home / step.id / name).write_bytes(b"#" * (MAX_SOURCE_BYTES + 1) if content is None else content)
    return bool(chosen)


def _taken(submitted: Path, student: str, step: Step) -> Taken:
    """What grading will read, and where its functions stand."""
    submission = read_submission(submitted, student, step)
    lines = {
        todo.file: _lines(submission.files[todo.file].content or b"", todo.function or "")
        for todo in step.files
        if todo.file and todo.file in submission.files and not submission.files[todo.file].missing
    }
    return Taken(submission.digest, lines)


def _lines(source: bytes, function: str) -> Lines:
    """Where the graded function begins, by its text alone: the file is never parsed, let alone run."""
    name = re.escape(function.split(".")[-1]).encode()
    defined = re.compile(rb"\s*(async\s+)?def\s+" + name + rb"\b|" + name + rb"\s*=")
    lines = source.split(b"\n")
    first = next((number for number, line in enumerate(lines, start=1) if defined.match(line)), 1)
    return Lines(first, max(1, len(lines)))
