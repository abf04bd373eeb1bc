"""Where there is no zygote, a fresh interpreter per child gives the same answers and the same words for a death."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from autograder.model.errors import InfrastructureError
from autograder.model.wire import Answer, Call
from autograder.sandbox.fresh import FreshProcesses, host_of
from autograder.sandbox.host import Budget, ChildDied, Host, Zygote
from autograder.sandbox.trial.levels import read_paths
from autograder.sandbox.zygote import Start
from tests.autograder.sandbox.conftest import ECHO

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="grading needs POSIX; on Windows it runs in WSL2"
)
START = Start(programs={"echo": ECHO}, level=0, read_paths=[], uid=None, warm=False)


@pytest.fixture(scope="module")
def fresh() -> Iterator[Host]:
    with FreshProcesses(START) as host:
        host.wait_until_warm()
        yield host


def ask(host: Host, source: str) -> Answer:
    with host.child("echo", Budget(cpu_seconds=1, wall_seconds=3, memory_mib=512)) as child:
        raised = child.load("student", source.encode())
        return (
            Answer(raised=raised) if raised else child.ask("echo", ["student"], [Call("answer", {"x": 3})])[0]
        )


def test_a_number_comes_back(fresh: Host) -> None:
    assert ask(fresh, "def answer(x): return x * 2").value == 6.0


def test_each_child_is_a_new_one(fresh: Host) -> None:
    assert ask(fresh, "import math\nmath.left_behind = 1\ndef answer(x): return 1").value == 1.0
    assert ask(fresh, "import math\ndef answer(x): return hasattr(math, 'left_behind') + 0").value == 0.0


@pytest.mark.parametrize(
    ("body", "word"),
    [("os._exit(0)", "crashed"), ("time.sleep(60)", "timed_out"), ("os.write(3, bytes(99))", "crashed")],
)
def test_a_death_has_its_word_and_the_next_child_works(fresh: Host, body: str, word: str) -> None:
    with pytest.raises(ChildDied) as caught:
        ask(fresh, f"import os, time\ndef answer(x): {body}")
    assert caught.value.death == word
    assert ask(fresh, "def answer(x): return x + 1").value == 4.0


@pytest.mark.skipif(sys.platform != "linux", reason="CPU and memory are limited on Linux")
def test_the_cpu_limit_counts_from_the_students_first_line(fresh: Host) -> None:
    with pytest.raises(ChildDied, match="CPU time"):
        ask(fresh, "def answer(x):\n    while True: pass")


def test_it_never_claims_more_than_level_zero() -> None:
    with pytest.raises(InfrastructureError, match="level 0 only"):
        FreshProcesses(Start({}, 1, read_paths(), None)).wait_until_warm()


def test_linux_forks_and_other_systems_start_afresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    with host_of(START) as host:
        assert isinstance(host, FreshProcesses)
        assert not isinstance(host, Zygote)
