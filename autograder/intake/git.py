"""Git repositories of students: the newest commit before the deadline, fetched as data into a bare repository.

A commit's dates are the student's own words. Where a time of push is known (``--pushes``, from the hosting service's
records), it decides; otherwise the time of receipt is unknown, nothing is taken off for being late, and a deadline can only
be held by commit dates: both are said. Nothing of a repository is executed: no hooks, no filters, no submodules, no
LFS, no links; files are read with ``git cat-file``, never checked out.
"""

from __future__ import annotations

import contextlib
import csv
import os
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from autograder.intake.collected import Collected, CollectError, Deadline
from autograder.intake.ledger import Line, write_ledger
from autograder.intake.placing import Budget, Item, RefusedError, checked_path, place
from autograder.intake.receipt import TimestampError, parse_timestamp
from autograder.intake.roster import Roster
from autograder.intake.submissions import shown_name
from autograder.intake.work import find_work
from autograder.model.clean import plain
from autograder.model.course import Course, Step

SECONDS = 120
MAX_PACK_BYTES = 200 << 20
MAX_TREE_BYTES = 4 << 20
# A pack that grows beyond this ends the fetch (util-linux; elsewhere the time limit must do).
_LIMIT = ["prlimit", f"--fsize={MAX_PACK_BYTES}"] if shutil.which("prlimit") else []
PROTOCOLS = ("https", "ssh")
FILE, PROGRAM = "100644", "100755"


@dataclass(frozen=True)
class Push:
    """A push as the hosting service recorded it."""

    commit: str
    time: datetime


def read_pushes(path: Path) -> dict[str, list[Push]]:
    """A CSV file with the columns ``student``, ``commit``, ``time``. Raises CollectError."""
    pushes: dict[str, list[Push]] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                commit = row["commit"].strip().lower()
                if len(commit) not in (40, 64) or set(commit) - set("0123456789abcdef"):
                    raise CollectError(f"{path}: “{commit[:80]}” is no full commit id")
                time = parse_timestamp(row["time"].encode(), path)
                pushes.setdefault(row["student"].strip(), []).append(Push(commit, time))
    except (OSError, KeyError, UnicodeDecodeError, TimestampError) as error:
        raise CollectError(f"{path}: needs the columns student, commit, time ({error})") from error
    return pushes


def collect_git(
    roster: Roster,
    submitted: Path,
    course: Course,
    step: Step,
    *,
    deadline: Deadline | None = None,
    pushes: Mapping[str, list[Push]] | None = None,
    allow_local: bool = False,
) -> Collected:
    """Fetch the ``repository`` of everyone on the roster. Raises CollectError when nobody has one, or git is missing."""
    people = [person for person in roster.values() if person.repository]
    if not people:
        raise CollectError("the roster names no repository; add the column repository to it")
    outcome, deadline, pushes = Collected(), deadline or Deadline(), pushes or {}
    lines: list[Line] = []
    by_dates: list[str] = []
    for person in people:
        try:
            with tempfile.TemporaryDirectory(prefix="collect-") as folder:
                repository = Repository(Path(folder), allow_local)
                fetched = datetime.now(UTC)
                repository.fetch(person.repository)
                commit, when, dated = _choose(
                    repository, deadline, person.student, pushes.get(person.student), fetched
                )
                work = find_work(repository.items(commit), course, step)
                place(submitted, person.student, step.id, work.items, when)
            outcome.taken.append(person.student)
            outcome.files += len(work.items)
            outcome.passed_over += len(work.passed_over)
            outcome.doubts += [f"{person.student}: {doubt}" for doubt in work.doubts]
            notes = work.notes()
            outcome.notes += [f"{person.student}: {note}" for note in notes]
            lines.append(
                Line(person.student, step.id, when, source="git", note="; ".join(notes + work.doubts))
            )
            by_dates += [person.student] if dated else []
        except FileNotFoundError as error:
            raise CollectError(f"git can't be started: {error}") from error
        except Exception as error:  # whatever a repository does to us is its own refusal
            outcome.refused[person.student] = str(error) or type(error).__name__
            outcome.refused_files += 1
    write_ledger(submitted, lines)
    if without := [line.student for line in lines if line.received is None]:
        outcome.notes.append(
            f"no time of push is known, so nothing is taken off for being late: {', '.join(without)}; give --pushes CSV"
        )
    if by_dates:
        outcome.notes.append(
            "chosen by commit dates, which whoever commits sets at will (no push times are known): "
            f"{', '.join(by_dates)}; give --pushes CSV, or collect at the deadline"
        )
    return outcome


def _choose(
    repository: Repository, deadline: Deadline, student: str, pushes: list[Push] | None, fetched: datetime
) -> tuple[str, datetime | None, bool]:
    """The commit that counts, its time of receipt, and whether only its own dates say so. Raises RefusedError."""
    if pushes is not None:
        in_time = [
            push for push in pushes if not deadline.passed(push.time, student) and repository.has(push.commit)
        ]
        if not in_time:
            raise RefusedError("nothing that was pushed before the deadline is still there")
        newest = max(in_time, key=lambda push: push.time)
        return newest.commit, newest.time, False
    end = deadline.of(student)
    if end is None or fetched <= end:
        return repository.head(), fetched if end is not None else None, False
    commit, _ = repository.before(end)
    return commit, None, True


class Repository:
    """A bare repository in a folder of its own. Every git process has a clean environment and a deadline."""

    def __init__(self, folder: Path, allow_local: bool) -> None:
        self.folder, self.allowed = folder, (*PROTOCOLS, "file") if allow_local else PROTOCOLS
        self._git("init", "--quiet", "--bare", "--template=")

    def fetch(self, address: str) -> None:
        """The default branch, without tags or submodules. Raises RefusedError."""
        if address.startswith("-") or "::" in address or any(ord(letter) < 33 for letter in address):
            raise RefusedError("the roster's repository is no address that is fetched")
        local = Path(address.removeprefix("file://"))
        if local.is_dir():
            if "file" not in self.allowed:
                raise RefusedError(f"{address}: a folder of this machine; --allow-local allows those")
            address = local.resolve().as_uri()
        # No filter of our own makes one either: git asks for what is left out again and again, in processes without end.
        if any(next(local.glob(f"{place}objects/pack/*.promisor"), None) for place in ("", ".git/")):
            raise RefusedError("a partial clone, which lacks files; put the address that it was cloned from")
        options = ("--quiet", "--no-tags", "--no-recurse-submodules", "--update-shallow")
        try:
            self._git("fetch", *options, "--", address, "HEAD")
        except RefusedError as error:
            if "remote ref HEAD" in str(error):
                raise RefusedError("nothing was pushed: it has no commit") from error
            raise
        self._git("update-ref", "refs/heads/collected", "FETCH_HEAD")

    def head(self) -> str:
        """The newest commit of the default branch."""
        return self._git("rev-parse", "refs/heads/collected^{commit}").decode().strip()

    def has(self, commit: str) -> bool:
        """Whether a commit is in what was fetched."""
        try:
            self._git("merge-base", "--is-ancestor", commit, "refs/heads/collected")
        except RefusedError:
            return False
        return True

    def before(self, time: datetime) -> tuple[str, datetime]:
        """The newest commit, along the first parents, whose committer's date isn't after ``time``."""
        listed = self._git("log", "--first-parent", "--format=%H %ct", "refs/heads/collected").decode()
        for line in listed.splitlines():
            commit, seconds = line.split()
            try:
                dated = datetime.fromtimestamp(int(seconds), UTC)
            except (ValueError, OverflowError, OSError):
                continue
            if dated <= time:
                return commit, dated
        cut = "; older ones are missing: it is a shallow clone" if (self.folder / "shallow").exists() else ""
        raise RefusedError(f"no commit is dated before the deadline{cut}")

    def items(self, commit: str) -> list[Item]:
        """The regular files of a commit. Raises RefusedError for links, submodules, odd names and the limits."""
        listed = self._git("ls-tree", "-r", "-z", "-l", "--full-tree", commit, most=MAX_TREE_BYTES)
        budget, items = Budget(), []
        for line in listed.split(b"\0")[:-1]:
            described, _, raw = line.partition(b"\t")
            mode, _, blob, size = described.decode("ascii").split()
            name = os.fsdecode(raw)
            path = checked_path(name)
            if mode not in (FILE, PROGRAM):
                raise RefusedError(f"{shown_name(name)}: a link or a submodule, not a file")
            if path is None:
                continue
            budget.take(path, int(size))
            content = self._git("cat-file", "blob", blob, most=int(size))
            items.append(Item(path, content))
        return items

    def _git(self, *arguments: str, most: int = 1 << 20) -> bytes:
        """Run git here; what it printed. Raises RefusedError when it fails, takes too long or prints too much."""
        settings = {
            "core.symlinks": "false",
            "core.hooksPath": os.devnull,
            "core.fsmonitor": "false",
            "protocol.allow": "never",
            **{f"protocol.{name}.allow": "always" for name in self.allowed},
            "fetch.fsckObjects": "true",
            "fetch.unpackLimit": "1",
            "fetch.recurseSubmodules": "false",
            "gc.auto": "0",
            "maintenance.auto": "false",
        }
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        environment = {
            **{
                name: os.environ[name]
                for name in ("PATH", "HOME", "SSH_AUTH_SOCK", "SSL_CERT_FILE")
                if name in os.environ
            },
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_SSH_COMMAND": "ssh -oBatchMode=yes",
            "GIT_NO_REPLACE_OBJECTS": "1",
            "LC_ALL": "C",
        }
        return _output([*_LIMIT, "git", *options, *arguments], self.folder, environment, most)


def _end_all(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def _output(command: list[str], folder: Path, environment: Mapping[str, str], most: int) -> bytes:
    """What a git command prints, read as it comes: no more than ``most`` bytes are ever held. Raises RefusedError.

    All that git has started ends with it: a helper that lived on would hold the pipe, and the class, for ever.
    """
    verb = next(part for part in command[command.index("git") + 1 :] if part != "-c" and "=" not in part)
    with (
        tempfile.TemporaryFile() as errors,
        subprocess.Popen(
            command,
            cwd=folder,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            start_new_session=True,
        ) as process,
    ):
        late = threading.Event()
        timer = threading.Timer(SECONDS, lambda: (late.set(), _end_all(process)))
        timer.start()
        try:
            assert process.stdout is not None
            printed = process.stdout.read(most + 1)
            if len(printed) > most:
                raise RefusedError(f"git {verb}: more than {most} bytes")
            code = process.wait()
        finally:
            timer.cancel()
            if process.returncode is None:
                _end_all(process)
        if late.is_set():
            raise RefusedError(f"git {verb} took more than {SECONDS} s")
        if code:
            errors.seek(0)
            said = errors.read(1 << 16).decode("utf-8", "replace").strip().splitlines() or ["no reason given"]
            fatal = [line for line in said if line.startswith(("fatal:", "error:"))]
            reason = plain((fatal or said[-1:])[0])  # whole: its point stands behind a path
            raise RefusedError(f"git {verb}: {reason}")
        return printed
