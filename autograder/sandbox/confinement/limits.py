"""Resource limits (setrlimit(2)) of one child."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import NamedTuple

from autograder.sandbox.confinement.kernel import LINUX, ConfinementError, ProcessStatus

if sys.platform != "win32":
    import resource


@dataclass(frozen=True)
class Limits:
    """What one child may use.

    ``memory_bytes`` comes on top of what the process has mapped when it confines itself (a warm interpreter maps some
    hundreds of MiB); ``extra_tasks`` on top of the tasks that the user had when they were counted, because the kernel
    counts all tasks of a user together. ``file_bytes`` is the size that a written file may reach.
    Raises ValueError for a limit that is not a number in its range.
    """

    cpu_seconds: int
    memory_bytes: int
    open_files: int = 64
    extra_tasks: int = 64
    file_bytes: int = 0

    def __post_init__(self) -> None:
        for name, least in (("cpu_seconds", 1), ("memory_bytes", 1), ("open_files", 4), ("extra_tasks", 0)):
            if getattr(self, name) < least:
                raise ValueError(f"limits: {name} is {getattr(self, name)}, it must be at least {least}")
        if self.file_bytes < 0:
            raise ValueError(f"limits: file_bytes is {self.file_bytes}, it must not be negative")


class TooLow(NamedTuple):
    """A limit of the machine that leaves too little: what it is, what is needed, and the command that mends it."""

    why: str
    mend: str

    def __str__(self) -> str:
        return f"{self.why} Mend it: {self.mend}"


PROMISED = ("RLIMIT_CPU", "RLIMIT_DATA", "RLIMIT_AS")  # less would be taken for the student's fault
# Of each process: setrlimit(2)'s name, prlimit's and ulimit's option, what is counted, in what unit, the least that a
# grader and what it starts can do with. A child may need more by its TODO's own limits: _limit() sees to that.
NEEDED = (
    ("RLIMIT_NOFILE", "nofile", "n", "open files", 1, 128),
    ("RLIMIT_NPROC", "nproc", "u", "processes and threads of a user", 1, 256),
    ("RLIMIT_CPU", "cpu", "t", "seconds of CPU time", 1, 60),
    ("RLIMIT_AS", "as", "v", "KiB of address space", 1024, 3 << 20),
    ("RLIMIT_DATA", "data", "d", "KiB of memory", 1024, 3 << 20),
)


def too_low() -> TooLow | None:
    """The first limit of this process, and so of all that it starts, that is too low for grading; None if all will do."""
    if sys.platform == "win32":
        return None
    for name, prlimit, ulimit, what, unit, needed in NEEDED:
        soft, hard = resource.getrlimit(getattr(resource, name))
        if soft != resource.RLIM_INFINITY and soft // unit < needed:
            may = os.geteuid() == 0 or hard == resource.RLIM_INFINITY or hard // unit >= needed
            return TooLow(
                f"This machine allows a process {soft // unit} {what} (ulimit -{ulimit}); grading needs {needed}.",
                f"ulimit -{ulimit} {needed}" if may else f"sudo prlimit --pid $$ --{prlimit}={needed * unit}",
            )
    return None


def apply_limits(limits: Limits, status: ProcessStatus | None, tasks: int) -> None:
    """Set the limits of the calling process; they can't be raised again.

    ``status`` is the process's own, None off Linux, where memory and tasks are not limited (macOS doesn't enforce
    the one and counts the other differently). ``tasks`` is how many the user has. Raises ConfinementError.
    """
    if sys.platform == "win32":
        raise ConfinementError("resource limits don't exist on Windows")
    _limit("RLIMIT_CORE", 0)
    _limit(
        "RLIMIT_CPU", limits.cpu_seconds, limits.cpu_seconds + 1
    )  # a signal first, the kill a second later
    _limit("RLIMIT_NOFILE", limits.open_files)
    _limit("RLIMIT_FSIZE", limits.file_bytes)
    if LINUX and status is not None:
        _limit("RLIMIT_MEMLOCK", 0)
        _limit("RLIMIT_MSGQUEUE", 0)
        _limit("RLIMIT_NPROC", tasks + limits.extra_tasks)
        _limit("RLIMIT_DATA", status.vm_data + limits.memory_bytes)
        _limit("RLIMIT_AS", status.vm_size + limits.memory_bytes)


def _limit(name: str, soft: int, hard: int | None = None) -> None:
    """Set one limit, or leave a lower one that the machine's owner has set, but for what a TODO may count on."""
    which: int = getattr(resource, name)
    _, ceiling = resource.getrlimit(which)
    if name in PROMISED and resource.RLIM_INFINITY != ceiling < soft:
        raise ConfinementError(f"this machine limits {name} to {ceiling}, and the TODO's own limit is {soft}")
    wanted = [soft, soft if hard is None else hard]
    if ceiling != resource.RLIM_INFINITY:
        wanted = [min(value, ceiling) for value in wanted]
    try:
        resource.setrlimit(which, (wanted[0], wanted[1]))
    except (OSError, ValueError) as error:
        raise ConfinementError(f"{name} could not be set to {wanted}: {error}") from error
