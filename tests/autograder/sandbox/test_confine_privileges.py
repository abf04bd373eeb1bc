"""Root is given up for ever, with one exception that is said aloud: the right to read Python's files."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.sandbox.confinement.confine import landlock_abi, machine_supported, seccomp_available
from tests.autograder.as_user import own_user
from tests.autograder.processes import Finished, python

ROOT = Path(__file__).resolve().parents[3]
USER = own_user(64_400)
pytestmark = [
    pytest.mark.skipif(not machine_supported() or os.geteuid() != 0, reason="needs Linux and root"),
    pytest.mark.skipif(
        not (landlock_abi() and seccomp_available()), reason="this kernel lacks Landlock or seccomp"
    ),
]

PRELUDE = """
import json, os, signal, sys
sys.path.insert(0, sys.argv[1])
from autograder.sandbox.confinement import privileges
from autograder.sandbox.trial import attacks
from autograder.sandbox.confinement.confine import *
from autograder.sandbox.confinement.kernel import PR_GET_PDEATHSIG, PR_SET_PDEATHSIG, prctl, process_status
folder, uid = sys.argv[2], int(sys.argv[3])
def drop(level, paths):
    confinement = Confinement.prepare(level, paths, uid)
    confinement.drop_privileges()
    confinement.measure()
    return confinement
def attempt(confinement, action):
    return attacks.attempt(confinement, Limits(5, 512 << 20), action)
def read(name):
    return open(folder + "/" + name, encoding="utf-8").read()
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """``locked`` is root's alone, as /root is, and holds ``python`` and ``secret``; ``open`` is for everyone."""
    path = Path(tempfile.mkdtemp(prefix="confine-", dir="/tmp"))
    path.chmod(0o755)
    for name in ("open/python", "locked/python", "locked/secret"):
        (path / name).mkdir(parents=True)
        (path / name / "file").write_text(name, encoding="utf-8")
    (path / "locked").chmod(0o700)
    yield path
    shutil.rmtree(path)


def run(folder: Path, script: str) -> Finished:
    return python("-I", "-c", PRELUDE + script, ROOT, folder, USER, cwd="/")


def says(folder: Path, script: str) -> dict[str, object]:
    ran = run(folder, script)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def test_nothing_is_kept_where_nothing_is_needed(folder: Path) -> None:
    said = says(
        folder,
        """
confinement = drop(1, [folder + "/open"])
print(json.dumps({
    "notes": confinement.notes, "ids": [*os.getresuid(), *os.getresgid(), *os.getgroups()],
    "capabilities": process_status().capabilities, "open": attempt(confinement, lambda: read("open/python/file")),
    "locked": attempt(confinement, lambda: read("locked/secret/file")),
}))
""",
    )
    assert said == {
        "notes": [], "ids": [USER] * 6, "capabilities": 0, "open": "done: open/python", "locked": "EACCES",
    }  # fmt: skip


def test_a_locked_python_can_be_read_and_nothing_else(folder: Path) -> None:
    said = says(
        folder,
        """
confinement = drop(1, [folder + "/locked/python"])
print(json.dumps({
    "note": "CAP_DAC_READ_SEARCH" in confinement.notes[0], "notes": len(confinement.notes),
    "ids": [*os.getresuid(), *os.getresgid(), *os.getgroups()],
    "capabilities": process_status().capabilities,
    "python": attempt(confinement, lambda: read("locked/python/file")),
    "secret": attempt(confinement, lambda: read("locked/secret/file")),
    "shadow": attempt(confinement, lambda: open("/etc/shadow")),
    "write": attempt(confinement, lambda: os.open(folder + "/locked/python/file", os.O_WRONLY)),
}))
""",
    )
    assert said == {
        "note": True, "notes": 1, "ids": [USER] * 6, "capabilities": 1 << 2, "python": "done: locked/python",
        "secret": "EACCES", "shadow": "EACCES", "write": "EACCES",
    }  # fmt: skip


def test_the_right_to_read_is_all_that_a_program_could_inherit(folder: Path) -> None:
    """The bounding set is empty, so not even a setuid program would bring anything back."""
    said = says(
        folder,
        """
drop(1, [folder + "/locked/python"])
lines = open("/proc/self/status", encoding="utf-8").read().splitlines()
print(json.dumps({line[:6]: int(line[8:], 16) for line in lines if line.startswith("Cap")}))
""",
    )
    assert said == {"CapInh": 0, "CapPrm": 4, "CapEff": 4, "CapBnd": 0, "CapAmb": 0}


@pytest.mark.parametrize(
    "regain", ["os.setuid(0)", "os.setresuid(0, 0, 0)", "os.setgid(0)", "os.setgroups([0])"]
)
def test_root_can_not_be_regained(folder: Path, regain: str) -> None:
    ran = run(folder, f"drop(1, [folder + '/locked/python'])\n{regain}")
    assert ran.stderr.splitlines()[-1].startswith("PermissionError")


def test_what_stays_unreadable_is_an_error_that_names_it(folder: Path) -> None:
    """As in a container whose root lacks the right to read everything."""
    ran = run(
        folder,
        """
privileges.set_capabilities(privileges.permitted_capabilities() & ~privileges.READ_ANY_FILE)
os.chmod(folder + "/locked", 0o755)
os.chmod(folder + "/locked/python", 0o700)
drop(1, [folder + "/locked/python"])
""",
    )
    assert f"ConfinementError: user {USER} can't read " in ran.stderr.splitlines()[-1]
    assert f"{folder}/locked/python" in ran.stderr.splitlines()[-1]


def test_the_zygote_still_dies_with_its_parent(folder: Path) -> None:
    """The kernel forgets the signal at a change of user."""
    said = says(
        folder,
        """
import ctypes
prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
drop(0, [folder + "/open"])
number = ctypes.c_int()
prctl(PR_GET_PDEATHSIG, ctypes.addressof(number))
print(json.dumps({"signal": number.value}))
""",
    )
    assert said == {"signal": 15}


def test_a_child_refuses_to_start_while_root_is_left(folder: Path) -> None:
    ran = run(
        folder,
        """
confinement = Confinement.prepare(1, [folder + "/open"], uid)
confinement.measure()
confinement.enter(Limits(5, 512 << 20), os.getppid())
""",
    )
    assert "drop_privileges() must be called" in ran.stderr.splitlines()[-1]


def test_root_at_level_0_keeps_no_capability_and_is_told(folder: Path) -> None:
    said = says(
        folder,
        """
confinement = Confinement.prepare(0, [], None)
confinement.drop_privileges()
print(json.dumps({"notes": confinement.notes, "capabilities": process_status().capabilities, "uid": os.getuid()}))
""",
    )
    assert said["capabilities"] == 0
    assert said["uid"] == 0
    assert "runs as root at level 0" in str(said["notes"])
