"""A zygote per level that this machine reaches, shared by the tests of the sandbox."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.model.wire import Program
from autograder.sandbox.host import Zygote
from autograder.sandbox.trial.levels import HIGHEST, highest_level, read_paths, sandbox_uid
from autograder.sandbox.trial.selftest import PROGRAM, SELF_TEST
from autograder.sandbox.zygote import Start

ECHO_DRIVER = """
from autograder.model.plain import array, number

def answer(student, x):
    return number(student.answer(x))

def shape(student, x):
    return array(student.answer(x))

def raw(student, x):
    return student.answer(x)
"""
ECHO = Program(
    drivers={"echo": "drivers.echo"}, modules={"drivers.echo": ECHO_DRIVER, "given_module": "VALUE = 7\n"}
)


def levels() -> list[object]:
    """Every level; those that can't be reached here are skipped by name."""
    highest = highest_level()
    return [
        pytest.param(
            level, marks=pytest.mark.skipif(level > highest.number, reason=f"level {level}: {highest.reason}")
        )
        for level in range(HIGHEST + 1)
    ]


@pytest.fixture(scope="session", params=levels(), ids=lambda level: f"level {level}")
def zygote(request: pytest.FixtureRequest) -> Iterator[Zygote]:
    """A warm zygote whose TODO "echo" asks a student's function ``answer``."""
    start = Start(
        programs={"echo": ECHO, SELF_TEST: PROGRAM},
        level=request.param,
        read_paths=read_paths(),
        uid=sandbox_uid(),
    )
    with Zygote(start) as zygote:
        zygote.wait_until_warm()
        yield zygote


def descendants(pid: int) -> list[int]:
    """A process's children and theirs, and so on."""
    found: list[int] = []
    for entry in filter(str.isdigit, os.listdir("/proc")):
        try:
            parent = int(Path(f"/proc/{entry}/stat").read_bytes().rpartition(b")")[2].split()[1])
        except (FileNotFoundError, ProcessLookupError):
            continue
        if parent == pid:
            found += [int(entry), *descendants(int(entry))]
    return sorted(found)
