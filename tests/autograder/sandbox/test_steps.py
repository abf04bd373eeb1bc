"""One interpreter serves every step, and no step sees another's modules, data or students."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from autograder.model.wire import Call, Program
from autograder.sandbox.host import Budget, Zygote
from autograder.sandbox.trial.levels import read_paths, sandbox_uid
from autograder.sandbox.zygote import Start

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs a zygote")
BUDGET = Budget(cpu_seconds=2, wall_seconds=10, memory_mib=256)
DRIVER = """
import given
from autograder.model import plain
from kit.numbers import NUMBER
from shared import warmed

def warm():
    warmed.append(given.NAME)

def answer(student):
    return {"student": student.answer(), "given": given.NAME, "kit": NUMBER, "warmed": warmed, "data": len(plain.data("data.json"))}
"""


def program(name: str, **more: str) -> Program:
    """A step whose given module, helper and data carry its name."""
    modules = {
        "driver": DRIVER,
        "given": f"NAME = {name!r}",
        "shared": "warmed = []",
        "kit.numbers": "NUMBER = 7",
    }
    return Program(
        {"1": "driver"}, modules | more, {"data.json": np.frombuffer(name.encode(), dtype=np.uint8)}
    )


@pytest.fixture(scope="module")
def zygote() -> Iterator[Zygote]:
    """A warm zygote of two steps that use the same names; one has a module that the other lacks."""
    programs = {"first": program("one", only_here="VALUE = 1"), "second": program("another")}
    with Zygote(Start(programs, 0, read_paths(), sandbox_uid())) as made:
        made.wait_until_warm()
        yield made


def asked(zygote: Zygote, step: str, source: str) -> Any:
    """What the step's driver answers about a student's file; the words of what its import raised."""
    with zygote.child(step, BUDGET) as child:
        raised = child.load("todo", source.encode())
        return raised or child.ask("1", ["todo"], [Call("answer", {})])[0].value


def test_names_of_two_steps_do_not_meet_though_both_are_warm(zygote: Zygote) -> None:
    source = "import given\ndef answer(): return given.NAME"
    for step, name in (("first", "one"), ("second", "another"), ("first", "one")):
        expected = {"student": name, "given": name, "kit": 7, "warmed": [name], "data": len(name)}
        assert asked(zygote, step, source) == expected


def test_a_module_of_another_step_does_not_exist(zygote: Zygote) -> None:
    assert asked(zygote, "first", "import only_here\ndef answer(): return only_here.VALUE")["student"] == 1
    assert asked(zygote, "second", "import only_here").type == "ModuleNotFoundError"
    look = "import sys\ndef answer(): return 'only_here' in sys.modules"
    assert asked(zygote, "second", look)["student"] is False


def test_a_comment_in_another_encoding_is_only_a_comment(zygote: Zygote) -> None:
    """As where the student tries it: Python imports such a file. Its own tracebacks show the text as far as it is any."""
    source = b"# gr\xf6\xdfe\nimport inspect\ndef answer():\n    # \xd6\xd0\n    return inspect.getsource(answer)\n"
    with zygote.child("first", BUDGET) as child:
        assert child.load("todo", source) is None
        (answer,) = child.ask("1", ["todo"], [Call("answer", {})])
    assert answer.value["student"].startswith("def answer():\n    # \ufffd")
    assert inspect.cleandoc(answer.value["student"]).endswith("return inspect.getsource(answer)")
