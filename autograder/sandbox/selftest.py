"""Attacks the sandbox with harmless canaries before a run, so that a level is what was seen to hold, not a flag read.

The attacks are those of ``attacks.py``, made by a child that got that file as it gets any student's. What they aim at
is planted for them: a file, ports, a process. Afterwards everything planted must be as it was.
"""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from autograder.sandbox import attacks
from autograder.sandbox.attacks import Ports, Scene
from autograder.sandbox.host import Budget, ChildDied, InfrastructureError, Zygote
from autograder.sandbox.wire import Call
from autograder.sandbox.zygote import Start

SELF_TEST = "selftest"
SELF_TEST_DRIVER = """
def tried(student, name, scene):
    return student.tried(name, scene)
"""
BUDGET = Budget(cpu_seconds=5, wall_seconds=20, memory_mib=512)


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

# Scores nothing, whatever it is compared with.
HOSTILE_SOURCE = '''
import os

os.write(1, b"100 passed, score: 100/100\\n")


class Always:
    """Claims to equal whatever it is compared with."""

    __eq__ = __le__ = __ge__ = lambda self, other: True
    __hash__ = None
    __float__ = lambda self: float("nan")
    __getattr__ = lambda self, name: self
    __call__ = lambda self, *args, **kwargs: self
    __getitem__ = lambda self, key: self
    __len__ = lambda self: 10**9


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    return Always()
'''


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
        return attacks.stopped(self.outcomes.get(canary.attack, "not tried"))

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


def probe(level: int, read_paths: Sequence[str], uid: int | None) -> Probe:
    """Start a zygote at a level, without torch, and attack it. Never raises for what the machine can't do."""
    found = Probe(level, walled=False)
    start = Start("fork", {SELF_TEST: SELF_TEST_DRIVER}, {}, level, list(read_paths), uid, warm=False)
    try:
        with Zygote(start) as zygote:
            zygote.wait_until_warm()
            found.walled = zygote.hosted
            found.notes = zygote.notes
            attack(zygote, found)
    except (InfrastructureError, OSError) as error:
        found.error = str(error)
    return found


def attack(zygote: Zygote, found: Probe) -> None:
    """Let children of this zygote attempt every canary, and look at the scene afterwards. Raises InfrastructureError."""
    with planted() as (at, ports):
        before = state(at)
        found.outcomes = attempts(zygote, at, [canary.attack for canary in CANARIES])
        if zygote.level >= 1:
            found.changes = changes(at, before, ports)


def changes(at: Scene, before: object, ports: Ports) -> list[str]:
    """What is not as it was, in words."""
    found = [f"something reached the {name} port" for name in ports.reached()]
    if state(at) != before:
        found.append("the planted files or the planted process are not as they were")
    return found


def attempts(zygote: Zygote, at: Scene, names: Sequence[str]) -> dict[str, str]:
    """How each named attack of ``attacks.py`` went; one that ends its child is the word "crashed"."""
    outcomes: dict[str, str] = {}
    while len(outcomes) < len(names):
        with zygote.child(BUDGET) as child:
            raised = child.load("attacks", Path(attacks.__file__).read_bytes())
            if raised is not None:
                raise InfrastructureError(f"the canaries can't be imported: {raised.type} {raised.message}")
            for name in names[len(outcomes) :]:
                arguments = {"name": name, "scene": dataclasses.asdict(at)}
                try:
                    (answer,) = child.ask(SELF_TEST, ["attacks"], [Call("tried", arguments)])
                except ChildDied as died:
                    outcomes[name] = died.death
                    break
                outcomes[name] = answer.value if isinstance(answer.value, str) else f"no report: {answer}"
    return outcomes


def breaches(zygote: Zygote) -> list[str]:
    """What the canaries managed to do in children of this zygote, in words. Raises InfrastructureError."""
    found = Probe(zygote.level, zygote.hosted)
    attack(zygote, found)
    return found.breaches


@contextmanager
def planted() -> Iterator[tuple[Scene, Ports]]:
    """What the canaries aim at: files in a folder where everyone may write, a process of this user, ports."""
    with tempfile.TemporaryDirectory(prefix="canary-") as folder:
        attacks.plant(folder)
        waiting = [sys.executable, "-I", "-S", "-c", "import sys; sys.stdin.read()"]
        with Ports(folder) as ports, subprocess.Popen(waiting, stdin=subprocess.PIPE) as victim:
            try:
                yield attacks.scene_of(folder, victim.pid, os.getpid(), ports), ports
            finally:
                victim.kill()


def state(at: Scene) -> object:
    """All that an attack could have changed of what is planted."""
    files = {}
    for path, _, names in os.walk(os.path.dirname(at.folder)):
        for entry in (path, *(os.path.join(path, name) for name in names)):
            status = os.lstat(entry)
            files[entry] = (
                status.st_mode,
                status.st_uid,
                status.st_mtime_ns,
                status.st_size,
                status.st_nlink,
            )
    return files, Path(at.hidden).read_bytes(), Path(at.given).read_bytes(), _process_state(at.victim)


def _process_state(pid: int) -> object:
    """What another process could have changed of a waiting one: that it waits, is not traced, its niceness."""
    text = Path(f"/proc/{pid}/status").read_text(encoding="utf-8", errors="replace")
    kept = ("TracerPid", "Cpus_allowed_list", "ShdPnd", "SigPnd")
    lines = [line for line in text.splitlines() if line.startswith(kept)]
    return lines, os.getpriority(os.PRIO_PROCESS, pid), Path(f"/proc/{pid}/limits").read_bytes()
