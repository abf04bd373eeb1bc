"""What each level promises to stop, as harmless attacks that are tried, and when a level may be believed.

Plain facts, importable on any system: the attacks themselves are in ``attacks.py``.
"""

from __future__ import annotations

import errno
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Canary:
    """A harmless attack, and the lowest level that promises to stop it."""

    attack: str  # its name in attacks.py
    level: int
    family: str
    words: str  # what it is to somebody who reads the doctor's page


CANARIES = (
    Canary("more memory than allowed", 0, "resources", "take 6 GiB of memory"),
    Canary("more threads than allowed", 0, "resources", "start 400 threads"),
    Canary("fill the disk", 0, "resources", "fill the disk"),
    Canary("read a hidden file", 1, "files", "read a hidden file"),
    Canary("list a hidden folder", 1, "files", "list another submission"),
    Canary("make a file", 1, "files", "write beside it"),
    Canary("chmod", 1, "files", "change a file's mode"),
    Canary("TCP", 1, "network", "connect by TCP"),
    Canary("UDP", 1, "network", "send by UDP"),
    Canary("a Unix socket", 1, "network", "connect to a Unix socket"),
    Canary("an abstract Unix socket", 1, "network", "connect to an abstract socket"),
    Canary("fork", 1, "processes", "start a process"),
    Canary("run a program", 1, "processes", "run a program"),
    Canary("signal the parent", 1, "other processes", "signal the grader"),
    Canary("signal a neighbour", 1, "other processes", "signal a neighbour"),
    Canary("trace a neighbour", 1, "other processes", "trace a neighbour"),
    Canary("read the parent's memory", 1, "other processes", "read the grader's memory"),
    Canary("read a neighbour's memory", 1, "other processes", "read a neighbour's memory"),
    Canary("find a hidden file by its name", 2, "what exists", "find a file by guessing its path"),
    Canary("find a process by its number", 2, "what exists", "find a process by its number"),
    Canary("learn the machine's name", 2, "what exists", "learn the machine's name"),
)


def stopped(outcome: str) -> bool:
    """Whether an attack that went so was stopped: the kernel refused it, or ended the process."""
    ended = outcome.startswith("SIG") or outcome in ("crashed", "timed_out", "out_of_memory")
    return outcome in errno.errorcode.values() or ended or outcome == "MemoryError"


@dataclass
class Probe:
    """What a level's self-test found: how each attack went, and what had changed afterwards."""

    level: int
    walled: bool  # namespaces stand between student code and the grader, so that level 2 promises what it can
    outcomes: dict[str, str] = field(default_factory=dict)
    changes: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    error: str | None = None  # why the level could not be tried at all

    def stopped(self, canary: Canary) -> bool:
        """Whether an attack was stopped."""
        return stopped(self.outcomes.get(canary.attack, "not tried"))

    @property
    def breaches(self) -> list[str]:
        """What went through that is promised to be stopped, in words."""
        promised = self.level if self.walled else min(self.level, 1)
        through = [
            canary.words for canary in CANARIES if canary.level <= promised and not self.stopped(canary)
        ]
        return [*through, *self.changes]

    @property
    def holds(self) -> bool:
        """Whether the level gives what it promises."""
        return self.error is None and not self.breaches
