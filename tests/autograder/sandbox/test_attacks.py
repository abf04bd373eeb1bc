"""Every attack of the list, made by a submission at every level: nothing is gained, and all else is as before.

Run as root, the whole is also played by an ordinary user, in an interpreter of its own.
"""

from __future__ import annotations

import os
import select
import signal
import socket
import sys
from pathlib import Path

import pytest

from autograder.model.errors import InfrastructureError
from autograder.model.wire import Call
from autograder.sandbox.confinement import container
from autograder.sandbox.confinement.confine import python_paths
from autograder.sandbox.host import Zygote, host_prefix
from autograder.sandbox.trial import attacks
from autograder.sandbox.trial.attacks import ATTACKS, BEYOND_LEVEL_1, WORK, Ports, Scene
from autograder.sandbox.trial.levels import highest_level, sandbox_uid
from autograder.sandbox.trial.promises import stopped
from autograder.sandbox.trial.selftest import (
    BUDGET,
    PROGRAM,
    SELF_TEST,
    attempts,
    changes,
    planted,
    state,
)
from autograder.sandbox.zygote import Start
from tests.autograder import as_user
from tests.autograder.sandbox.conftest import descendants

# They end by themselves, but what they report is no errno.
REPORTING = {"every system call that the policy doesn't name": "done: "}
# The answer of the kernel where a second wall stands before Landlock or seccomp is asked.
NOT_THERE = ("ENOENT", "ESRCH", "ENOTDIR", "EROFS")


def bare(level: int, hosted: int | None = None) -> Zygote:
    """A zygote without torch, hosted as level ``hosted`` is."""
    start = Start({SELF_TEST: PROGRAM}, level, python_paths(), sandbox_uid(), warm=False)
    zygote = Zygote(start, host_prefix(hosted, start.read_paths) if hosted else None)
    zygote.wait_until_warm()
    return zygote


def needs(level: int) -> pytest.MarkDecorator:
    highest = highest_level()
    return pytest.mark.skipif(highest.number < level, reason=highest.reason)


LEVELS = [pytest.param(level, marks=needs(level), id=f"level {level}") for level in (1, 2)]


@pytest.mark.parametrize("level", LEVELS)
def test_no_attack_gains_anything_or_changes_anything(level: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADER_TOKEN", "canary")
    with bare(level) as zygote, planted() as (at, ports):
        before = snapshot(at, zygote)
        names = [*ATTACKS, *(BEYOND_LEVEL_1 if level >= 2 else ())]
        outcomes = attempts(zygote, at, names)
        after = snapshot(at, zygote)
        through = {
            name: outcome
            for name, outcome in outcomes.items()
            if outcome != REPORTING.get(name) and not stopped(outcome)
        }
        assert list(outcomes) == names
        assert through == {}
        assert changes(at, before[0], ports) == []
        assert after == before


def snapshot(at: Scene, zygote: Zygote) -> tuple[object, ...]:
    """All that must be the same afterwards: what was planted, the grader itself, its folder, the processes."""
    handlers = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT, signal.SIGALRM)]
    return (
        state(at),
        os.getpriority(os.PRIO_PROCESS, 0),
        Path("/proc/self/limits").read_bytes(),
        os.sched_getaffinity(0),
        handlers,
        os.getcwd(),
        dict(os.environ),
        descendants(zygote.pid),
        os.path.exists("/dev/shm/attack"),
    )


@pytest.mark.parametrize("level", LEVELS)
def test_honest_work_is_hindered_at_no_level(level: int) -> None:
    names = [
        name for name in WORK if name != "read a readable file"
    ]  # at this place nothing is given to read
    with bare(level) as zygote, planted() as (at, _):
        outcomes = attempts(zygote, at, names)
    assert {name: how for name, how in outcomes.items() if not how.startswith("done")} == {}


@needs(2)
def test_the_second_wall_stands_by_itself() -> None:
    """Level 2's namespaces around children that are not confined: were level 1 broken, this would be left."""
    answers = {
        "read a hidden file": NOT_THERE, "list a hidden folder": NOT_THERE, "make a file": NOT_THERE,
        "read /etc/passwd": NOT_THERE, "signal the parent": NOT_THERE, "signal a neighbour": NOT_THERE,
        "trace a neighbour": NOT_THERE, "read a neighbour's memory": NOT_THERE, "read the parent's memory": NOT_THERE,
        "limit a neighbour": NOT_THERE, "find a hidden file by its name": NOT_THERE,
        "find a process by its number": NOT_THERE, "learn the machine's name": NOT_THERE, "TCP": ("ECONNREFUSED",),
        "a Unix socket": NOT_THERE, "an abstract Unix socket": ("ECONNREFUSED",),
    }  # fmt: skip
    with bare(0, hosted=2) as zygote, planted() as (at, ports):
        before = state(at)
        outcomes = attempts(zygote, at, list(answers))
        assert {name: how for name, how in outcomes.items() if how not in answers[name]} == {}
        assert changes(at, before, ports) == []


LOOK_AROUND = """
import os

def tried(name, scene):
    found = {}
    for folder in ("/", "/tmp", "/proc", "/root", "/home", "/etc", "/dev", "/run", "/var"):
        try:
            found[folder] = sorted(os.listdir(folder))
        except FileNotFoundError:
            found[folder] = []
        except PermissionError:
            found[folder] = ["closed"]
    found["files"] = []
    for top, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if os.path.join(top, name) not in LIBRARIES]
        found["files"] += [os.path.join(top, name) for name in names]
    found["writable"] = []
    for top in ("/", "/usr/lib", "/etc", ROOT):
        try:
            os.mkdir(os.path.join(top, "new"))
            found["writable"].append(top)
        except OSError:
            pass
    return found
"""


@needs(2)
def test_nothing_of_the_course_or_the_machine_is_inside() -> None:
    """Seen by a child that only the namespaces hold: Python, this package's modules, and devices that do nothing."""
    root = Path(attacks.__file__).resolve().parents[3]
    source = f"ROOT = {str(root)!r}\nLIBRARIES = {python_paths()}\n{LOOK_AROUND}"
    with bare(0, hosted=2) as zygote, zygote.child(SELF_TEST, BUDGET) as child:
        assert child.load("student", source.encode()) is None
        (answer,) = child.ask(SELF_TEST, ["student"], [Call("tried", {"name": "", "scene": {}})])
    found = answer.value
    assert isinstance(found, dict), answer
    assert set(found["/dev"]) <= {"null", "zero", "urandom"}
    assert set(found["/etc"]) <= {"ld.so.cache", "localtime"}
    assert found["/home"] == found["/run"] == []
    numbers = [name for name in found["/proc"] if name.isdigit()]
    assert len(numbers) <= 3, "itself, the zygote, and bubblewrap's first process"
    assert found["writable"] == []
    course = [path for path in found["files"] if not path.startswith(tuple(python_paths()))]
    allowed = tuple(str(root / "autograder" / name) for name in ("sandbox/", "model/", "__init__.py"))
    python = (
        os.path.realpath(sys.prefix) + "/bin/",
        os.path.join(os.path.realpath(sys.prefix), "pyvenv.cfg"),
    )
    assert [path for path in course if not path.startswith((*allowed, *python))] == []


NAMESPACES = ("user", "mnt", "pid", "net", "ipc", "uts")
WHERE = f"""
import os

def tried(name, scene):
    return {{name: os.readlink("/proc/self/ns/" + name) for name in {NAMESPACES}}}
"""


@needs(2)
@pytest.mark.skipif(container.inside(), reason="the container's namespaces are the grader's, too")
def test_every_namespace_is_its_own() -> None:
    with bare(2) as zygote, zygote.child(SELF_TEST, BUDGET) as child:
        assert child.load("student", WHERE.encode()) is None
        (answer,) = child.ask(SELF_TEST, ["student"], [Call("tried", {"name": "", "scene": {}})])
    assert isinstance(answer.value, dict), answer
    shared = [name for name in NAMESPACES if answer.value[name] == os.readlink(f"/proc/self/ns/{name}")]
    assert shared == []


@pytest.mark.parametrize("level", LEVELS)
def test_nothing_outlives_a_zygote_that_is_killed(level: int) -> None:
    """A child that would sleep for an hour is gone when the zygote is, also when only its host was killed."""
    with bare(level) as zygote:
        child = zygote.child(SELF_TEST, BUDGET)
        family = [os.pidfd_open(pid) for pid in (zygote.pid, *descendants(zygote.pid))]
        assert len(family) >= level + 1
        os.kill(zygote.pid, signal.SIGKILL)
        for member in family:
            assert select.select([member], [], [], 20)[0], "it still runs"
            os.close(member)
        with pytest.raises(InfrastructureError):
            child.close()


@needs(1)
def test_a_change_is_noticed() -> None:
    """The control: a self-test that saw no difference would prove nothing by finding none."""
    with planted() as (at, ports):
        before = state(at)
        Path(at.given).touch()
        assert changes(at, before, ports)
    with planted() as (at, ports):
        before = state(at)
        os.chmod(at.hidden, 0o600)
        assert changes(at, before, ports)
    with planted() as (at, ports):
        before = state(at)
        connect(ports)
        assert changes(at, before, ports) == [f"something reached the {name} port" for name in ("TCP", "UDP")]
    with planted() as (at, ports):
        before = state(at)
        os.setpriority(os.PRIO_PROCESS, at.victim, 5)
        assert changes(at, before, ports)


def connect(ports: Ports) -> None:
    with (
        socket.create_connection(ports.tcp.getsockname()),
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp,
    ):
        udp.sendto(b"x", ports.udp.getsockname())


@pytest.mark.skipif(os.geteuid() != 0, reason="this is an ordinary user already")
def test_all_of_this_holds_for_an_ordinary_user() -> None:
    try:
        ran = as_user.run(
            sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-rs", __file__, timeout=280
        )
    except as_user.CanNotBecomeUser as why:
        pytest.skip(str(why))
    assert ran.returncode == 0, ran.stdout[-3000:] + ran.stderr[-2000:]
    skipped = [line for line in ran.stdout.splitlines() if line.startswith("SKIPPED")]
    assert [line for line in skipped if "already" not in line] == [] or highest_level().number < 2
