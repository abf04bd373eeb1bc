"""Git repositories of students: the newest commit before the deadline, fetched as data into a bare repository.

A commit's dates are the student's own words. Where a time of push is known (``--pushes``, from the hosting service's
records), it decides; otherwise the time of receipt is when this command fetched, and a deadline can only be held by commit
dates: then that is said for every student. Nothing of a repository is executed: no hooks, no filters, no submodules, no
LFS, no links; files are read with ``git cat-file``, never checked out.
"""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from autograder.intake.archives import below_step
from autograder.intake.collected import Collected, CollectError, Deadline
from autograder.intake.placing import Budget, Item, RefusedError, checked_path, place
from autograder.intake.receipt import TimestampError, parse_timestamp
from autograder.intake.roster import Roster
from autograder.intake.submissions import shown_name
from autograder.model.course import Step

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
                items = below_step(repository.items(commit), step.id, [t.file for t in step.stubs if t.file])
                place(submitted, person.student, step.id, items, when)
            outcome.taken.append(person.student)
            by_dates += [person.student] if dated else []
        except FileNotFoundError as error:
            raise CollectError(f"git can't be started: {error}") from error
        except (RefusedError, OSError) as error:
            outcome.refused[person.student] = str(error)
    if by_dates:
        outcome.notes.append(
            "chosen by commit dates, which whoever commits sets at will (no push times are known): "
            f"{', '.join(by_dates)}; give --pushes CSV, or collect at the deadline"
        )
    return outcome


def _choose(
    repository: Repository, deadline: Deadline, student: str, pushes: list[Push] | None, fetched: datetime
) -> tuple[str, datetime, bool]:
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
        return repository.head(), fetched, False
    commit, dated = repository.before(end)
    return commit, dated, True


class Repository:
    """A bare repository in a folder of its own. Every git process has a clean environment and a deadline."""

    def __init__(self, folder: Path, allow_local: bool) -> None:
        self.folder, self.allowed = folder, (*PROTOCOLS, "file") if allow_local else PROTOCOLS
        self._git("init", "--quiet", "--bare", "--template=")

    def fetch(self, address: str) -> None:
        """The default branch, without tags or submodules. Raises RefusedError."""
        if address.startswith("-") or "::" in address or any(ord(letter) < 33 for letter in address):
            raise RefusedError("the roster's repository is no address that is fetched")
        self._git("fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--", address, "HEAD")
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
        raise RefusedError("no commit is dated before the deadline")

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
        try:
            done = subprocess.run(
                [*_LIMIT, "git", *options, *arguments],
                cwd=self.folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise RefusedError(f"git {arguments[0]} took more than {SECONDS} s") from error
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["no reason given"]
            raise RefusedError(f"git {arguments[0]}: {shown_name(said[-1])}")
        if len(done.stdout) > most:
            raise RefusedError(f"git {arguments[0]}: more than {most} bytes")
        return done.stdout
