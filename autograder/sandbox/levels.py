"""Which level of isolation this machine can give, and what a zygote needs to be told to give it.

0: own process, session, limits, deadline, clean environment. 1: plus Landlock and seccomp. A level is only claimed
here; before the first student is graded the canaries attack it (``selftest.py``).
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from autograder.sandbox.confine import landlock_abi, machine_supported, python_paths, seccomp_available

FIRST_SANDBOX_UID = 54321


class LevelError(Exception):
    """The wanted level can't be had, or would not protect what it must: the message says why and what to do."""


@dataclass(frozen=True)
class Level:
    """A level and, in one sentence, why it is not a higher one."""

    number: int
    reason: str


def highest_level() -> Level:
    """The highest level that the kernel offers to this process."""
    if not machine_supported():
        return Level(
            0, "level 1 needs Linux on x86_64 or aarch64 (on macOS and Windows: a Linux container or WSL2)"
        )
    if landlock_abi() < 1:
        return Level(
            0, "level 1 needs Landlock, which this kernel does not offer (Linux 5.13 or newer, lsm=landlock)"
        )
    if not seccomp_available():
        return Level(0, "level 1 needs seccomp filters, which this kernel does not offer")
    return Level(1, "level 2 needs the grader to be hosted by bubblewrap or a container")


def read_paths() -> list[str]:
    """The folders that children may read: Python and its libraries, nothing of the course."""
    return python_paths()


def check_secrets(secrets: Iterable[Path]) -> None:
    """Refuse to grade when a folder that must stay hidden lies below one that children may read.

    Raises LevelError.
    """
    for secret in secrets:
        for readable in read_paths():
            if Path(os.path.realpath(secret)).is_relative_to(readable):
                raise LevelError(
                    f"{secret} lies below {readable}, which student code may read (it belongs to Python): move the "
                    "checkout out of there, or install Python's environment somewhere else"
                )


def sandbox_uid(worker: int) -> int | None:
    """The user that the worker's children become when the grader runs as root: one that owns nothing here."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return None
    import pwd

    used = {entry.pw_uid for entry in pwd.getpwall()}
    free = (uid for uid in range(FIRST_SANDBOX_UID, FIRST_SANDBOX_UID + 10_000) if uid not in used)
    for _ in range(worker):
        next(free)
    return next(free)
