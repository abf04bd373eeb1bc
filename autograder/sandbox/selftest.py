"""Attacks the sandbox with harmless canaries before a run, so that a level is what was seen to hold, not a flag read.

The hostile file runs as any student file does. What it managed to do, it reports as a number of bits; at level 1 and
above the number must be 0.
"""

from __future__ import annotations

import os
import socket
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.sandbox.host import Budget
from autograder.sandbox.wire import Call

if TYPE_CHECKING:
    from autograder.sandbox.host import Zygote

SELF_TEST = "selftest"
SELF_TEST_DRIVER = """
def attempts(student, secret, port, grader):
    return [bool(value) for value in student.attempts(secret, port, grader)]
"""

# In the order in which the hostile file reports them.
ATTEMPTS = (
    "read a file of the grader's",
    "list a folder of the grader's",
    "write a file",
    "change a file's mode",
    "connect by TCP",
    "send by UDP",
    "start a process",
    "run a program",
    "signal the grader",
    "open the grader's memory",
)

HOSTILE_SOURCE = '''
import os
import socket

os.write(1, b"100 passed, score: 100/100\\n")


def tried(action):
    try:
        return action() is not False
    except (OSError, ImportError):
        return False


def fork():
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)


def attempts(secret, port, grader):
    folder = os.path.dirname(secret)
    udp = lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", port))
    return [
        tried(lambda: open(secret).read()),
        tried(lambda: os.listdir(folder)),
        tried(lambda: open(os.path.join(folder, "written"), "w")),
        tried(lambda: os.chmod(secret, 0o600)),
        tried(lambda: socket.create_connection(("127.0.0.1", port), 1)),
        tried(udp),
        tried(fork),
        tried(lambda: os.spawnv(os.P_WAIT, "/bin/true", ["true"]) == 0),
        tried(lambda: os.kill(grader, 0)),
        tried(lambda: open(f"/proc/{grader}/mem", "rb").read(0)),
    ]


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


def breaches(zygote: Zygote) -> list[str]:
    """What the hostile file managed to do in a child of this zygote, in words. Raises InfrastructureError."""
    with tempfile.TemporaryDirectory(prefix="canary-") as folder, socket.socket() as server:
        os.chmod(folder, 0o777)
        secret = Path(folder) / "hidden"
        secret.write_text("a canary, not a secret", encoding="utf-8")
        secret.chmod(0o666)
        server.bind(("127.0.0.1", 0))
        server.listen(8)
        arguments = {"secret": str(secret), "port": server.getsockname()[1], "grader": os.getpid()}
        with zygote.child(Budget(cpu_seconds=5, wall_seconds=15, memory_mib=512)) as child:
            child.load("hostile", HOSTILE_SOURCE.encode())
            (answer,) = child.ask(SELF_TEST, ["hostile"], [Call("attempts", arguments)])
        if answer.raised is not None or not isinstance(answer.value, list):
            return [f"the canary did not report: {answer}"]
        return [words for words, done in zip(ATTEMPTS, answer.value, strict=True) if done]
