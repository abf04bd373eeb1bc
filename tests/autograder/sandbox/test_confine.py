"""A confined child is stopped at everything hostile and hindered at nothing honest, whoever runs the grader.

The process that runs pytest is never confined: every test starts a fresh interpreter that forks the child. As root
the suite also plays an ordinary user, so one run covers both; as an ordinary user the tests for root are skipped.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from autograder.sandbox.confinement.confine import (
    Confinement,
    ConfinementError,
    Limits,
    landlock_abi,
    machine_supported,
    python_paths,
    seccomp_available,
)
from autograder.sandbox.trial import attacks
from tests.autograder.as_user import own_user
from tests.autograder.processes import Finished, run

ROOT = Path(__file__).resolve().parents[3]
USER = own_user(64_400)
AS_ROOT = os.geteuid() == 0
ABI = landlock_abi()

linux = pytest.mark.skipif(not machine_supported(), reason="needs Linux on x86_64 or aarch64")
kernel_layers = pytest.mark.skipif(
    not (ABI and seccomp_available()), reason="this kernel lacks Landlock or seccomp"
)
root_only = pytest.mark.skipif(not AS_ROOT, reason="needs root")

PREPARE = """
import json, os, signal, sys
sys.path.insert(0, {root!r})
from autograder.sandbox.trial import attacks
from autograder.sandbox.confinement.confine import *
from autograder.sandbox.confinement.kernel import prctl, process_status
folder = {folder!r}
readable = attacks.plant(folder)
limits = Limits(cpu_seconds=5, memory_bytes=512 << 20)
def ready(level, uid=None, abi=None):
    confinement = Confinement.prepare(level, [*python_paths(), readable], uid, abi=abi)
    confinement.drop_privileges()
    confinement.measure()
    return confinement
"""


@dataclass
class Runner:
    """Runs a script in a fresh interpreter, as some user, with a planted folder of that user's."""

    python: str
    user: int | None  # to become before the interpreter starts
    uid: int | None  # to become by drop_privileges

    def run(self, script: str, timeout: float = 120) -> Finished:
        folder = tempfile.mkdtemp(prefix="confine-", dir="/tmp")
        if self.user is not None:
            os.chown(folder, self.user, self.user)
        prelude = PREPARE.format(root=str(ROOT), folder=folder) + f"uid = {self.uid}\n"
        try:
            return run(
                *(self.python, "-I", "-c", prelude + script),
                cwd="/",
                environment={"TORCH_COMPILE_DISABLE": "1", "GOMP_SPINCOUNT": "0"},
                timeout=timeout,
                user=self.user,
            )
        finally:
            shutil.rmtree(folder)

    def says(self, script: str, timeout: float = 120) -> str:
        """What the script prints; it must end well."""
        ran = self.run(script, timeout)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout.strip()


def python_for(user: int) -> str:
    """An interpreter that ``user`` can start, with this repository: the own one may be in root's home."""
    for python in (sys.executable, "/usr/bin/python3"):
        check = "import sys; sys.path.insert(0, sys.argv[1]); import autograder.sandbox.confinement.confine"
        try:
            ran = run(python, "-I", "-c", check, ROOT, cwd="/", user=user)
        except PermissionError:
            continue
        if ran.returncode == 0:
            return python
    pytest.skip(f"user {user} can reach no Python that can import this repository")


@pytest.fixture(scope="module")
def ordinary() -> Runner:
    """An ordinary user who runs the grader."""
    return Runner(python_for(USER), USER, None) if AS_ROOT else Runner(sys.executable, None, None)


@pytest.fixture(scope="module")
def root() -> Runner:
    """Root who runs the grader, whose children become another user."""
    if not AS_ROOT:
        pytest.skip("needs root")
    return Runner(sys.executable, None, USER)


@pytest.fixture(scope="module", params=["ordinary", "root"])
def runner(request: pytest.FixtureRequest) -> Runner:
    """Both in turn."""
    return request.getfixturevalue(request.param)


RUN_ALL = """
names = [*attacks.ATTACKS, *attacks.WORK]
print(json.dumps(attacks.run(ready(1, uid, abi), limits, folder, names)))
"""

STOPPED = ("EPERM", "EACCES")
STOPPED_OTHERWISE = {
    "openat2": ("ENOSYS",),
    "clone3": ("ENOSYS",),
    "a system call that nobody knows": ("ENOSYS",),
    "an x32 system call": ("ENOSYS",),
    "a 32-bit system call": ("SIGSYS", "SIGSEGV"),  # the second where the kernel can't run 32-bit code at all
    "more memory than allowed": ("ENOMEM",),
    "more threads than allowed": ("EAGAIN",),
    "more memory than allowed, from Python": ("MemoryError",),
    "every system call that the policy doesn't name": ("done: ",),  # done, with nothing to report
}
WORK_RESULTS = {"read a readable file": "done: expected loss: 0.1234", "ten threads": "done: 45"}


def check_everything(runner: Runner, abi: int) -> None:
    outcomes: dict[str, str] = json.loads(runner.says(f"abi = {abi}\n" + RUN_ALL))
    assert outcomes.keys() == attacks.ATTACKS.keys() | attacks.WORK.keys()
    not_stopped = {
        name: outcomes[name]
        for name in attacks.ATTACKS
        if outcomes[name] not in STOPPED_OTHERWISE.get(name, STOPPED)
    }
    hindered = {
        name: outcomes[name] for name in attacks.WORK if outcomes[name] != WORK_RESULTS.get(name, "done")
    }
    assert (not_stopped, hindered) == ({}, {})


@kernel_layers
def test_level_1_stops_every_attack_and_hinders_no_work(runner: Runner) -> None:
    check_everything(runner, ABI)


@kernel_layers
@pytest.mark.parametrize("abi", range(1, 8))
def test_older_landlock_gives_the_same_guarantees(ordinary: Runner, abi: int) -> None:
    """The first versions know neither truncation nor signals nor sockets: the filter does."""
    if abi > ABI:
        pytest.skip(f"this kernel has Landlock version {ABI}")
    check_everything(ordinary, abi)


# Those that leave nothing behind outside the planted folder.
WORK_WITHOUT_A_SANDBOX = (
    "read a hidden file", "list a hidden folder", "list the root folder", "read /etc/passwd",
    "hold a path without reading it", "hold a path by an access mode that is none",
    "empty a file by an access mode that is none", "empty a readable file by opening it for writing", "read own memory map", "read the parent's command line", "list processes",
    "make a file", "make a file where reading is allowed", "write a hidden file", "write a readable file",
    "empty a readable file by opening it", "empty a readable file", "chmod", "chown", "change a file's times",
    "hard link", "symbolic link", "mkdir", "rename", "TCP", "UDP", "a Unix socket", "an abstract Unix socket", "a pair of datagram sockets",
    "send a message", "who is at the other end", "fork", "clone a process", "clone a process with garbage above",
    "run a program", "signal the parent", "signal a neighbour", "signal a neighbour's thread", "limit a neighbour",
    "survive the parent", "prctl with garbage above", "set own limits", "owner of a descriptor",
    "descriptors of its own", "shared memory", "memory that grows like a stack", "a file in memory",
)  # fmt: skip


@linux
def test_the_attacks_work_where_nothing_stops_them(ordinary: Runner) -> None:
    """The control: were an attack wrongly written, its failure at level 1 would prove nothing."""
    script = f"print(json.dumps(attacks.run(ready(0), limits, folder, {WORK_WITHOUT_A_SANDBOX!r})))"
    outcomes: dict[str, str] = json.loads(ordinary.says(script))
    assert {name: how for name, how in outcomes.items() if not how.startswith("done")} == {}


@linux
@pytest.mark.parametrize("level", [0, pytest.param(1, marks=kernel_layers)])
def test_memory_and_threads_are_limited_at_every_level(runner: Runner, level: int) -> None:
    script = f"""
confinement = ready({level}, uid)
names = ["more memory than allowed", "more memory than allowed, from Python", "read the parent's memory", "ten threads"]
outcomes = attacks.run(confinement, limits, folder, names)
outcomes["threads"] = attacks.attempt(confinement, limits, attacks.many_threads)
print(json.dumps(outcomes))
"""
    outcomes: dict[str, str] = json.loads(runner.says(script))
    threads = int(outcomes.pop("threads").removeprefix("done: "))
    ended_meanwhile = 4  # tasks of the same user, such as a test before this one had
    assert 10 <= threads <= Limits(1, 1).extra_tasks + ended_meanwhile
    assert outcomes == {
        "more memory than allowed": "ENOMEM",
        "more memory than allowed, from Python": "MemoryError",
        "read the parent's memory": "EACCES",
        "ten threads": "done: 45",
    }


@linux
def test_level_0_gives_setuid_programs_nothing(ordinary: Runner) -> None:
    script = """
def facts():
    lines = open("/proc/self/status", encoding="utf-8").read().splitlines()
    return sorted(line for line in lines if line.startswith(("NoNewPrivs", "CapPrm"))), os.getsid(0) == os.getpid()
print(attacks.attempt(ready(0), limits, facts))
"""
    assert ordinary.says(script) == "done: (['CapPrm:\\t0000000000000000', 'NoNewPrivs:\\t1'], True)"


@linux
@pytest.mark.parametrize("level", [0, pytest.param(1, marks=kernel_layers)])
def test_cpu_time_is_limited_even_when_the_warning_is_ignored(ordinary: Runner, level: int) -> None:
    script = f"print(attacks.attempt(ready({level}), Limits(1, 512 << 20), attacks.spin))"
    assert ordinary.says(script) == "SIGKILL"


@linux
def test_files_that_are_already_open_stay_small(ordinary: Runner) -> None:
    script = """
file = open(folder + "/output", "wb", buffering=0)
print(attacks.attempt(ready(0), limits, lambda: file.write(b"x")))
print(attacks.attempt(ready(0), Limits(5, 512 << 20, file_bytes=3), lambda: file.write(b"12345")))
"""
    assert ordinary.says(script).split("\n") == ["EFBIG", "done: 3"]


@linux
def test_a_lower_limit_of_the_machine_stays(ordinary: Runner) -> None:
    script = """
import resource
confinement = ready(0)
resource.setrlimit(resource.RLIMIT_NOFILE, (40, 40))
print(attacks.attempt(confinement, limits, lambda: resource.getrlimit(resource.RLIMIT_NOFILE)))
"""
    assert ordinary.says(script) == "done: (40, 40)"


@kernel_layers
def test_no_descriptor_is_left_but_the_arranged_ones(ordinary: Runner) -> None:
    script = """
confinement = ready(1)
leaked = [os.open(folder, os.O_RDONLY) for _ in range(5)]
reading, writing = os.pipe()
pid = os.fork()
if pid == 0:
    try:
        os.dup2(writing, 3)
        confinement.close_other_descriptors(3)
        confinement.enter(limits, os.getppid())
        os.write(3, json.dumps(attacks.open_descriptors()).encode())
    finally:
        os._exit(0)
os.waitpid(pid, 0)
os.close(writing)
print(os.read(reading, 100).decode())
"""
    assert ordinary.says(script) == "[0, 1, 2, 3]"


@linux
@pytest.mark.parametrize("level", [0, pytest.param(1, marks=kernel_layers)])
def test_a_child_dies_with_its_zygote(runner: Runner, level: int) -> None:
    """Standard output ends only when nobody holds it any more; a surviving child would run into the timeout."""
    script = f"""
confinement = ready({level}, uid)
reading, writing = os.pipe()
parent = os.getpid()
if os.fork() == 0:
    confinement.enter(limits, parent)
    os.write(writing, b"x")
    while True:
        signal.pause()
os.read(reading, 1)
print("confined", flush=True)
os.kill(parent, signal.SIGKILL)
"""
    ran = runner.run(script, timeout=60)
    assert (ran.returncode, ran.stdout) == (-9, "confined\n"), ran.stderr


# A layer that can't be put up is an error, never a weaker sandbox.


@kernel_layers
@pytest.mark.parametrize(
    ("how", "message"),
    [
        ("Confinement.prepare(1, [], uid).enter(limits, os.getppid())", "measure() must be called"),
        ("ready(1, uid).enter(limits, 1)", "the zygote has ended"),
        (
            "import threading; threading.Thread(target=threading.Event().wait, daemon=True).start(); "
            "ready(1, uid).enter(limits, os.getppid())",
            "2 threads run",
        ),
        (
            "c = ready(1, uid); os.close(c.ruleset); c.enter(limits, os.getppid())",
            "landlock_restrict_self",
        ),
        (
            "c = ready(1, uid); c.ruleset = None; c.enter(limits, os.getppid())",
            "the root folder can be read",
        ),
        (
            "c = ready(1, uid); c._filter = None; c.enter(limits, os.getppid())",
            "not made the kernel layers ready",
        ),
    ],
)
def test_a_layer_that_fails_is_an_error(runner: Runner, how: str, message: str) -> None:
    ran = runner.run(f"{how}\nprint('confined')")
    assert ran.stdout == ""
    assert "ConfinementError" in ran.stderr.splitlines()[-1]
    assert message in ran.stderr.splitlines()[-1]


@kernel_layers
def test_a_filter_that_lets_everything_through_is_noticed(ordinary: Runner) -> None:
    ran = ordinary.run("""
from autograder.sandbox.confinement.seccomp import ALLOW, RETURN, Filter, Instruction
confinement = ready(1)
confinement._filter = Filter((Instruction(RETURN, ALLOW),))
confinement.enter(limits, os.getppid())
print("confined")
""")
    assert ran.stdout == ""
    assert "unshare is not refused" in ran.stderr.splitlines()[-1]


@kernel_layers
@pytest.mark.parametrize(
    ("paths", "abi", "message"),
    [
        (["/nonexistent/python"], None, "/nonexistent/python"),
        (["/"], None, "/ is too much"),
        (["/usr/../tmp"], None, "/usr/../tmp is too much"),
        ([], 99, "Landlock version 99"),
        ([], 0, "Landlock version 0"),
    ],
)
def test_what_can_not_be_prepared_is_named(paths: list[str], abi: int | None, message: str) -> None:
    with pytest.raises(ConfinementError) as raised:
        Confinement.prepare(1, paths, USER if AS_ROOT else None, abi=abi)
    assert message in str(raised.value)


def test_users_that_can_not_be_had_are_refused() -> None:
    with pytest.raises(
        ConfinementError, match="uid 0 is no user" if AS_ROOT else "only root can become user 0"
    ):
        Confinement.prepare(0, [], 0)
    if AS_ROOT:
        with pytest.raises(ConfinementError, match="a uid is needed"):
            Confinement.prepare(1, [], None)
    else:
        with pytest.raises(ConfinementError, match="only root can become user"):
            Confinement.prepare(0, [], os.geteuid() + 1)


@pytest.mark.parametrize(
    "wrong", [{"cpu_seconds": 0}, {"memory_bytes": 0}, {"open_files": 3}, {"file_bytes": -1}]
)
def test_limits_that_make_no_sense_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Limits(**{"cpu_seconds": 1, "memory_bytes": 1, **wrong})


def test_python_paths_cover_this_python_and_not_this_repository() -> None:
    paths = python_paths()
    assert any(os.path.realpath(os.__file__).startswith(path + "/") for path in paths)
    assert any(os.path.realpath(pytest.__file__).startswith(path + "/") for path in paths)
    assert not any(f"{ROOT / 'solutions'}/".startswith(path + "/") for path in paths)
