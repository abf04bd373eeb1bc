"""What a machine must give to each run: users that no other run's children are, and limits under which grading is fair."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.sandbox.confinement import limits
from autograder.sandbox.confinement.kernel import ConfinementError
from autograder.sandbox.confinement.limits import Limits, TooLow, apply_limits, too_low
from tests.autograder import processes

HOLD = """
import sys
from autograder.model.errors import InfrastructureError
from autograder.sandbox.trial import levels
levels.SANDBOX_UIDS = range(int(sys.argv[1]), int(sys.argv[1]) + 2)
try:
    assert levels.sandbox_uid() == levels.sandbox_uid()
    print(levels.sandbox_uid(), flush=True)
except InfrastructureError as error:
    print(error, flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only root's children change user")
def test_graders_at_the_same_time_have_users_of_their_own_until_they_end_however_they_do() -> None:
    """The kernel counts a user's tasks wherever they run: one class's children could use up another's threads."""
    first = 1_000_000 + 2 * os.getpid()
    running: list[subprocess.Popen[str]] = []

    def user() -> str:
        running.append(processes.start(sys.executable, "-c", HOLD, first, stdin=subprocess.PIPE))
        assert running[-1].stdout is not None
        return running[-1].stdout.readline().strip()

    try:
        one, other = user(), user()
        assert {one, other} == {str(first), str(first + 1)}
        assert user() == f"every user from {first} to {first + 1} is taken on this machine"
        running[0].kill()
        running[0].wait()
        assert user() == one
    finally:
        for process in running:
            process.communicate("")


@pytest.mark.skipif(os.name != "posix", reason="needs a shell")
@pytest.mark.parametrize("command", ["doctor", "run submitted --out out", "verify --only right"])
def test_too_low_a_limit_of_the_machine_is_named_with_what_mends_it(tmp_path: Path, command: str) -> None:
    """And nobody is asked to trust student code for it."""
    (tmp_path / "submitted" / "ada").mkdir(parents=True)
    script = f'ulimit -n 64; exec "$0" "$1" {command}'
    finished = processes.run("sh", "-c", script, sys.executable, processes.GRADE, cwd=tmp_path)
    said = " ".join((finished.stdout + finished.stderr).split())
    assert "allows a process 64 open files (ulimit -n); grading needs 128. " in said
    assert "Mend it: " in said
    assert "Landlock" not in said.partition("What stops")[2]
    assert "trust" not in said
    assert finished.returncode != 0


@pytest.mark.parametrize(
    ("name", "soft", "hard", "root", "words"),
    [
        ("RLIMIT_NOFILE", 64, 64, True, ("64 open files", "ulimit -n 128")),
        ("RLIMIT_NOFILE", 64, 4096, False, ("64 open files", "ulimit -n 128")),
        ("RLIMIT_NOFILE", 64, 64, False, ("64 open files", "sudo prlimit --pid $$ --nofile=128")),
        ("RLIMIT_AS", 1 << 30, 1 << 30, False, ("1048576 KiB", f"sudo prlimit --pid $$ --as={3 << 30}")),
        ("RLIMIT_DATA", 1 << 30, resource.RLIM_INFINITY, False, ("1048576 KiB", f"ulimit -d {3 << 20}")),
        ("RLIMIT_CPU", 5, 5, True, ("5 seconds of CPU", "ulimit -t 60")),
        ("RLIMIT_NPROC", 99, 99, True, ("99 processes", "ulimit -u 256")),
    ],
)  # fmt: skip
def test_the_command_is_one_that_this_user_may_give(
    monkeypatch: pytest.MonkeyPatch, name: str, soft: int, hard: int, root: bool, words: tuple[str, str]
) -> None:
    unlimited = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
    monkeypatch.setattr(resource, "getrlimit", lambda which: unlimited)
    assert too_low() is None
    low = {getattr(resource, name): (soft, hard)}
    monkeypatch.setattr(resource, "getrlimit", lambda which: low.get(which, unlimited))
    monkeypatch.setattr(os, "geteuid", lambda: 0 if root else 1000)
    found = too_low()
    assert isinstance(found, TooLow)
    assert words[0] in found.why
    assert words[1] == found.mend


def test_a_limit_below_what_a_todo_may_use_is_not_taken_for_the_students_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(resource, "getrlimit", lambda which: (3, 3))
    monkeypatch.setattr(resource, "setrlimit", lambda which, value: None)
    with pytest.raises(ConfinementError, match="RLIMIT_CPU to 3, and the TODO's own limit is 5"):
        apply_limits(Limits(cpu_seconds=5, memory_bytes=1), None, 0)
    assert set(limits.PROMISED) <= {name for name, *_ in limits.NEEDED}
