"""Whatever a child does, the grader gets a plain answer or a ChildDied, and the next child is as good as new."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.model.errors import InfrastructureError
from autograder.model.wire import MAX_TYPE_NAME, Answer, Call, Opaque
from autograder.sandbox.host import Budget, Child, ChildDied, Watch, Zygote, clean_environment
from autograder.sandbox.trial.promises import CANARIES, Probe
from autograder.sandbox.trial.selftest import attack
from autograder.sandbox.zygote import Seen, Start
from tests.autograder.sandbox.conftest import ECHO, descendants

SMALL = Budget(cpu_seconds=1, wall_seconds=5, memory_mib=256)
IMPATIENT = Budget(cpu_seconds=1, wall_seconds=1.2, memory_mib=256)  # for what waits to the end of its time
PATIENT = Budget(
    cpu_seconds=8, wall_seconds=200, memory_mib=256
)  # for what is ended before the end of its time


def ask(zygote: Zygote, source: str, function: str = "answer", budget: Budget = SMALL) -> Answer:
    """The answer of a fresh child that holds ``source``."""
    with zygote.child("echo", budget) as child:
        raised = child.load("student", source.encode())
        if raised is not None:
            return Answer(raised=raised)
        return child.ask("echo", ["student"], [Call(function, {"x": 3})])[0]


def death(zygote: Zygote, source: str, budget: Budget = SMALL) -> ChildDied:
    """How a child that holds ``source`` dies; and that the zygote survives it."""
    with pytest.raises(ChildDied) as caught:
        ask(zygote, source, budget=budget)
    assert ask(zygote, "def answer(x): return x + 1").value == 4.0, "the next child must work"
    return caught.value


def test_a_number_comes_back(zygote: Zygote) -> None:
    assert ask(zygote, "def answer(x): return x * 2").value == 6.0


@pytest.mark.parametrize(
    "expression",
    [
        "6",
        "6.0",
        "numpy.float32(6)",
        "numpy.int64(6)",
        "torch.tensor(6)",
        "torch.tensor(6.0)",
        "numpy.array(6.0)",
    ],
)
def test_every_kind_of_real_number_counts(zygote: Zygote, expression: str) -> None:
    assert ask(zygote, f"import numpy, torch\ndef answer(x): return {expression}").value == 6.0


@pytest.mark.parametrize(
    ("expression", "kind"),
    [("True", "bool"), ("'6'", "str"), ("6j", "complex"), ("[6]", "list[1]"), ("torch.ones(1)", "Tensor[1]")],
)
def test_other_things_are_named_not_converted(zygote: Zygote, expression: str, kind: str) -> None:
    assert ask(zygote, f"import torch\ndef answer(x): return {expression}").value == Opaque(kind)


def test_arrays_keep_dtype_shape_and_values(zygote: Zygote) -> None:
    source = "import torch\ndef answer(x): return torch.arange(6).reshape(2, 3).t()"
    value = ask(zygote, source, "shape").value
    assert value.dtype == np.int64
    assert value.tolist() == [[0, 3], [1, 4], [2, 5]]


def test_no_address_of_an_object_comes_through(zygote: Zygote) -> None:
    """The same submission must get the same words in every run."""
    raised = ask(zygote, "def answer(x): raise ValueError(object())").raised
    assert raised is not None
    assert "0x…" in raised.message


def test_an_exception_is_an_answer_with_the_students_line(zygote: Zygote) -> None:
    raised = ask(zygote, "def answer(x):\n    y = x\n    return y / 0\n").raised
    assert raised is not None
    assert (raised.type, raised.line) == ("ZeroDivisionError", 3)


@pytest.mark.parametrize("leave", ["sys.exit(0)", "exit()", "raise KeyboardInterrupt", "raise GeneratorExit"])
def test_leaving_by_an_exception_ends_nothing(zygote: Zygote, leave: str) -> None:
    assert ask(zygote, f"import sys\ndef answer(x):\n    {leave}\n").raised is not None


@pytest.mark.parametrize(
    ("source", "word"),
    [
        ("import os\nos._exit(0)", "crashed"),
        ("import os\ndef answer(x): os._exit(0)", "crashed"),
        ("import ctypes\ndef answer(x): ctypes.string_at(0)", "crashed"),
        ("import os\ndef answer(x): os.abort()", "crashed"),
        ("import os\ndef answer(x): os.close(3)", "crashed"),
        ("import os\ndef answer(x): os.write(3, bytes(4096))", "crashed"),
        ("import os\ndef answer(x): os.write(3, b'\\xff' * 4096)", "crashed"),
        ("def answer(x):\n    while True: pass", "timed_out"),
        ("def answer(x): return [0] * 10**9", "out_of_memory"),
        ("import torch\ndef answer(x): return torch.ones(10**9)", "out_of_memory"),
        ("keep = [0] * 10**9", "out_of_memory"),
    ],
)
def test_a_broken_limit_or_channel_is_named(zygote: Zygote, source: str, word: str) -> None:
    assert death(zygote, source).death == word


def test_ignoring_every_signal_does_not_buy_time(zygote: Zygote) -> None:
    source = (
        "import signal\n"
        "for number in range(1, 65):\n"
        "    try: signal.signal(number, signal.SIG_IGN)\n"
        "    except (OSError, ValueError): pass\n"
        "def answer(x):\n"
        "    while True: pass\n"
    )
    assert death(zygote, source).death == "timed_out"


@pytest.mark.parametrize(
    "wait",
    [
        "time.sleep(60)",
        "os.kill(os.getpid(), signal.SIGSTOP)",
        "threading.Event().wait()",
        "while True: time.sleep(0.2)",
    ],
)
def test_one_who_sleeps_has_hung(zygote: Zygote, wait: str) -> None:
    """It can wait for nothing, so nobody waits for it: a few sleepers once held up a class for minutes."""
    died = death(zygote, f"import os, signal, threading, time\ndef answer(x):\n    {wait}\n", PATIENT)
    assert (died.death, died.asleep, died.wall_only) == ("timed_out", True, False)


def test_one_who_works_in_a_thread_is_not_asleep(zygote: Zygote) -> None:
    source = (
        "import threading, time\n"
        "def work():\n    while time.process_time() < 3.2: pass\n"
        "def answer(x):\n"
        "    thread = threading.Thread(target=work)\n"
        "    thread.start()\n"
        "    thread.join()\n"
        "    return x\n"
    )
    assert ask(zygote, source, budget=PATIENT).value == 3.0


def seen(is_runnable: bool, cpu_seconds: float = 0.0) -> Seen:
    return Seen(True, cpu_seconds, is_runnable)


def test_what_has_hung_by_many_looks() -> None:
    """Only rows of looks count, or very many altogether; what can't be seen is not held against it."""
    asleep, awake = seen(False), seen(True)
    watch = Watch()
    assert [watch.has_hung(asleep) for _ in range(5)] == [False] * 4 + [True]
    watch = Watch()
    assert not any(watch.has_hung(look) for look in [asleep, awake] * 6)
    assert watch.has_hung(asleep), "in all it has slept too much"
    watch = Watch()
    assert not any(watch.has_hung(seen(False, 0.5 * number)) for number in range(6))
    assert not any(Watch().has_hung(None) for _ in range(20))
    assert not watch.was_at_work(1.0)


def test_who_is_never_looked_at_is_judged_by_the_cpu_time_used() -> None:
    """A drip whose bytes come faster than the looks isn't at work; many answers on a busy machine are."""
    assert not Watch().was_at_work(0.01)
    assert Watch().was_at_work(0.1)


def test_slow_by_the_wall_clock_alone_is_told_apart(zygote: Zygote, monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine is not the student's fault: who was at work may try again."""
    monkeypatch.setattr(zygote, "look", lambda: seen(True))
    died = death(zygote, "import time\ndef answer(x): time.sleep(60)", IMPATIENT)
    assert (died.death, died.wall_only, died.asleep) == ("timed_out", True, False)


def test_a_forged_answer_to_the_next_question_is_refused(zygote: Zygote) -> None:
    """A child that answers before it is asked has the wrong id; its later answers are not believed either."""
    source = (
        "import os\n"
        "from autograder.model.wire import Answer, Answers, pack\n"
        "os.write(3, pack(Answers(2, [Answer(value=4.0)])))\n"
        "def answer(x): return 0\n"
    )
    with pytest.raises(ChildDied):
        ask(zygote, source)


@pytest.mark.parametrize("text", ["<b>a\\x1b[31m\\n\\u202eb</b>`@all`$x$", "x" * 5000])
def test_a_types_name_is_shown_only_as_far_as_it_is_a_name(zygote: Zygote, text: str) -> None:
    source = f'name = "{text}"\ndef answer(x): raise type(name, (Exception,), {{}})("hidden")\n'
    raised = ask(zygote, source).raised
    assert raised is not None
    opaque = ask(zygote, f'name = "{text}"\ndef answer(x): return type(name, (), {{}})()\n').value
    assert isinstance(opaque, Opaque)
    for shown in (raised.type, opaque.type):
        assert len(shown) <= MAX_TYPE_NAME
        assert shown.isprintable()
        assert not set(shown) & set("`@$&;/\\\\")


@pytest.mark.parametrize(
    "source", ["from torch import nothing_of_this_name", "import torch.nn as n\nraise ValueError(n.__file__)"]
)
def test_no_path_of_this_machine_is_in_an_error(zygote: Zygote, source: str) -> None:
    raised = ask(zygote, source).raised
    assert raised is not None
    for path in (
        sys.prefix,
        sys.base_prefix,
        os.path.dirname(os.__file__),
        str(Path(__file__).resolve().parents[3]),
    ):
        assert path not in raised.message
    assert "torch" in raised.message


FRAMES = """
import os, socket, struct, time
from autograder.model.wire import Answer, Answers, Loaded, Ready, pack
right = pack(Answers(2, [Answer(value=4.0)]))  # what the next answer must look like

def send(data):
    while data:
        data = data[os.write(3, data):]
"""


@pytest.mark.parametrize(
    "lie",
    [
        "send(right[:5]); os._exit(0)",
        "send(right[:-1]); os._exit(0)",
        "send(right[:-1]); os.close(3)",
        "os.dup2(0, 3)",
        "send(pack(Answers(3, [Answer(value=4.0)])))",
        "send(pack(Answers(0, [Answer(value=4.0)])))",
        "send(pack(Answers(2, [])))",
        "send(pack(Answers(2, [Answer(value=4.0)] * 2)))",
        "send(pack(Ready(2)))",
        "send(pack(Loaded(2, None)))",
        "send(struct.pack('<II', 2**32 - 1, 0))",
        "send(struct.pack('<II', 0, 2**32 - 1))",
        "send(struct.pack('<II', 2**20, 2**25) + bytes(2**20 + 2**25))",
        "send(struct.pack('<II', 3, 0) + b'\\xc1\\xc1\\xc1')",
    ],
)
def test_a_lie_on_the_channel_ends_the_child(zygote: Zygote, lie: str) -> None:
    died = death(zygote, f"{FRAMES}\ndef answer(x):\n    {lie}\n    time.sleep(60)\n")
    assert (died.death, died.wall_only) == ("crashed", False)


@settings(max_examples=15, deadline=None)
@given(st.binary(min_size=8, max_size=64))
def test_garbage_on_the_channel_ends_the_child(zygote: Zygote, garbage: bytes) -> None:
    """Garbage that announces more than it brings ends at the deadline, anything else at once."""
    source = f"{FRAMES}\ndef answer(x):\n    send({garbage!r})\n    os._exit(0)\n"
    with pytest.raises(ChildDied):
        ask(zygote, source)


@pytest.mark.parametrize(
    "drip",
    [
        "for byte in right: send(bytes([byte])); time.sleep(0.3)",
        "send(struct.pack('<II', 2**20, 0)); time.sleep(60)",
        "send(right[:-1]); time.sleep(60)",
    ],
)
def test_a_slow_drip_does_not_buy_time(zygote: Zygote, drip: str) -> None:
    """There is one deadline for all answers of a child, not one for each byte."""
    died = death(zygote, f"{FRAMES}\ndef answer(x):\n    {drip}\n", IMPATIENT)
    assert (died.death, died.wall_only) == ("timed_out", False)


def test_a_child_that_does_not_listen_holds_nobody_up(zygote: Zygote) -> None:
    """The questions are larger than what a socket holds, and the answer to the first one never comes."""
    questions = [Call("answer", {"x": np.zeros(1 << 17)})] * 8
    source = b"import time\ndef answer(x): time.sleep(60)\n"
    with zygote.child("echo", IMPATIENT) as child:
        assert child.load("student", source) is None
        with pytest.raises(ChildDied) as caught:
            child.ask("echo", ["student"], questions)
    assert caught.value.death == "timed_out"


def test_a_flood_of_prints_costs_nothing_and_is_capped(zygote: Zygote) -> None:
    source = "def answer(x):\n    for _ in range(400): print('x' * 65536)\n    return x\n"
    with zygote.child("echo", Budget(cpu_seconds=5, wall_seconds=20, memory_mib=256)) as child:
        child.load("student", source.encode())
        assert child.ask("echo", ["student"], [Call("answer", {"x": 3})])[0].value == 3.0
    assert len(child.output) == 64 << 10


def test_the_environment_and_the_descriptors_hold_nothing_of_the_grader(
    zygote: Zygote, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRADER_SECRET", "canary")
    source = (
        "import os\n"
        "def answer(x):\n"
        "    open_ones = []\n"
        "    for descriptor in range(64):\n"
        "        try: os.fstat(descriptor); open_ones.append(descriptor)\n"
        "        except OSError: pass\n"
        "    return {'environment': dict(os.environ), 'descriptors': open_ones}\n"
    )
    seen = ask(zygote, source, "raw").value
    assert seen["descriptors"] == [0, 1, 2, 3]
    assert seen["environment"].keys() == clean_environment("/tmp").keys()
    assert "canary" not in str(seen["environment"])


def test_no_module_of_the_suite_or_the_course_is_in_the_child(zygote: Zygote) -> None:
    source = (
        "import sys\ndef answer(x): return sorted(name for name in sys.modules if 'autograder' in name)\n"
    )
    names = ask(zygote, source, "raw").value
    assert "autograder.sandbox.child" in names
    others = [name for name in names if not name.startswith("autograder.sandbox")]
    assert others == ["autograder", "autograder.model", "autograder.model.plain", "autograder.model.wire"]


def test_one_file_cannot_import_another_one_of_the_students(zygote: Zygote) -> None:
    with zygote.child("echo", SMALL) as child:
        assert child.load("first", b"def answer(x): return 1") is None
        raised = child.load("second", b"import first")
        assert raised is not None
        assert raised.type == "ModuleNotFoundError"
        assert child.load("third", b"import given_module\ndef answer(x): return given_module.VALUE") is None
        assert child.ask("echo", ["third"], [Call("answer", {"x": 0})])[0].value == 7.0
        assert child.ask("echo", ["first"], [Call("answer", {"x": 0})])[0].value == 1.0


def test_a_daemon_does_not_survive_its_submission(zygote: Zygote, tmp_path: Path) -> None:
    """At level 0 a process can be started; it must be gone when the submission is done."""
    source = (
        "import os, time\n"
        "def answer(x):\n"
        "    try: child = os.fork()\n"
        "    except OSError: return 0\n"
        "    if child == 0:\n"
        "        os.setsid()\n"
        "        if os.fork(): os._exit(0)\n"
        "        time.sleep(30); os._exit(0)\n"
        "    os.waitpid(child, 0)\n"
        "    return child\n"
    )
    before = descendants(zygote.pid)
    started = ask(zygote, source).value
    assert (started == 0.0) == (zygote.level >= 1)
    assert descendants(zygote.pid) == before


def test_the_self_test_finds_what_a_level_does_not_promise(zygote: Zygote) -> None:
    """Level 0 and 1 must show it: a self-test that can't see a breach would prove nothing about the next level."""
    found = Probe(zygote.level, zygote.hosted)
    attack(zygote, found)
    assert found.breaches == []
    went_through = {canary.attack for canary in CANARIES if not found.stopped(canary)}
    if zygote.level == 0:
        assert {"read a hidden file", "TCP", "fork", "run a program"} <= went_through
    if zygote.level == 1:
        assert "find a hidden file by its name" in went_through


def test_a_dead_zygote_is_the_machines_fault() -> None:
    start = Start({"echo": ECHO}, 0, [], None, warm=False)
    with Zygote(start) as other:
        other.wait_until_warm()
        child = Child(other, "echo", SMALL)
        os.kill(other.pid, signal.SIGKILL)
        with pytest.raises(InfrastructureError):
            child.close()
