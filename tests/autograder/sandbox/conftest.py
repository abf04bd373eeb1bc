"""A zygote per level that this machine reaches, shared by the tests of the sandbox."""

from __future__ import annotations

from collections.abc import Iterator

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
