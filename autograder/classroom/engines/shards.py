"""What every engine has in common: the shards as commands, how one is run, when it is run again, and the joining."""

from __future__ import annotations

import ctypes
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field
from pathlib import Path

from autograder.classroom.merge import Merged, merge
from autograder.model.course import Course
from autograder.model.errors import BrokenOff, CallerError
from autograder.model.paths import ROOT

TRIES = 3
SHARDS_FOLDER = "shards"
# What a shard ends with when all it could grade is in its results: grade.py's exit codes 0, 3 and 5.
COMPLETE = (0, 3, 5)
GRADE = (sys.executable, str(ROOT / "autograder" / "grade.py"))
KEPT_CHARACTERS = 2000
PR_SET_PDEATHSIG = 1


class EngineError(CallerError):
    """The engine can't be used as it was asked to be; the message says what to do."""


class ShardFailed(BrokenOff):
    """A shard could not be completed. What it graded is safe, and the same command goes on."""


@dataclass(frozen=True)
class Ended:
    """How a shard's process ended: its exit code, and the end of what it said on standard error."""

    exit_code: int
    said: str


Submit = Callable[[list[str]], "Future[Ended]"]


@dataclass(frozen=True)
class ShardedRun:
    """One class cut into shards."""

    submitted: Path
    out: Path
    count: int
    options: Sequence[str] = ()
    command: Sequence[str] = field(default=GRADE)

    def folder(self, number: int) -> Path:
        """Where shard ``number`` (from 1) goes."""
        return self.out / SHARDS_FOLDER / f"{number}-of-{self.count}"

    def shard(self, number: int) -> list[str]:
        """The command of shard ``number``, with absolute paths: it may be run anywhere on a shared file system."""
        place = ["run", str(self.submitted.resolve()), "--out", str(self.folder(number).resolve())]
        return [*self.command, *place, "--shard", f"{number}/{self.count}", *self.options]


def run_command(command: list[str]) -> Ended:
    """Run a shard where the engine has put this function: on another machine, in another process."""
    finished = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
        preexec_fn=_end_with_parent if sys.platform == "linux" else None,
    )
    return Ended(finished.returncode, finished.stderr[-KEPT_CHARACTERS:])


def _end_with_parent() -> None:
    """Have the shard killed with the engine's worker: else it would still hold its folder when it is run again."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def run_shards(course: Course, run: ShardedRun, submit: Submit, say: Callable[[str], None]) -> Merged:
    """Have every shard run by ``submit``, again where its worker was lost or it broke off, and join them.

    Raises ShardFailed when a shard still fails at the third time, and what ``merge`` raises.
    """
    waiting = {submit(run.shard(number)): number for number in range(1, run.count + 1)}
    tries = dict.fromkeys(waiting.values(), 1)
    while waiting:
        done, _ = wait(waiting, return_when=FIRST_COMPLETED)
        for future in done:
            number = waiting.pop(future)
            problem = _problem(future)
            if problem is None:
                say(f"shard {number} of {run.count} is done")
            elif tries[number] < TRIES:
                say(f"shard {number} of {run.count} is run again: {problem}")
                tries[number] += 1
                waiting[submit(run.shard(number))] = number
            else:
                raise ShardFailed(f"shard {number} of {run.count}, {TRIES} times: {problem}")
    return merge(course, [run.folder(number) for number in range(1, run.count + 1)], run.out)


def _problem(future: Future[Ended]) -> str | None:
    """Why a shard is not complete. A lost worker is whatever exception the engine gives it."""
    error = future.exception()
    if error is not None:
        return f"{type(error).__name__}: {error}".splitlines()[0]
    ended = future.result()
    if ended.exit_code in COMPLETE:
        return None
    return f"it ended with exit code {ended.exit_code}; {ended.said.strip()}"
