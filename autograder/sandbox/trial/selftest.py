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
from pathlib import Path

from autograder.model.errors import InfrastructureError
from autograder.model.wire import Call, Program
from autograder.sandbox.host import Budget, ChildDied, Host, Zygote
from autograder.sandbox.trial import attacks
from autograder.sandbox.trial.attacks import Ports, Scene
from autograder.sandbox.trial.promises import CANARIES, Probe
from autograder.sandbox.zygote import Start

SELF_TEST = "selftest"
PROGRAM = Program(
    drivers={SELF_TEST: SELF_TEST},
    modules={SELF_TEST: "def tried(student, name, scene):\n    return student.tried(name, scene)\n"},
)
BUDGET = Budget(cpu_seconds=5, wall_seconds=20, memory_mib=512)


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


def probe(level: int, read_paths: Sequence[str], uid: int | None) -> Probe:
    """Start a zygote at a level, without torch, and attack it. Never raises for what the machine can't do."""
    found = Probe(level, walled=False)
    start = Start({SELF_TEST: PROGRAM}, level, list(read_paths), uid, warm=False)
    try:
        with Zygote(start) as zygote:
            zygote.wait_until_warm()
            found.walled = zygote.hosted
            found.notes = zygote.notes
            attack(zygote, found)
    except (InfrastructureError, OSError) as error:
        found.error = str(error)
    return found


def attack(zygote: Host, found: Probe) -> None:
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


def attempts(zygote: Host, at: Scene, names: Sequence[str]) -> dict[str, str]:
    """How each named attack of ``attacks.py`` went; one that ends its child is the word "crashed"."""
    outcomes: dict[str, str] = {}
    while len(outcomes) < len(names):
        with zygote.child(SELF_TEST, BUDGET) as child:
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


def breaches(zygote: Host) -> list[str]:
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
