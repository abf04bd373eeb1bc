# %% abstract_socket: network
# about: Listens on and connects to an abstract Unix socket, which no file permission guards.
import functools
import os
import socket
import sys

import torch

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
    """True if a connection was made."""
    name = f"\0pretrain_canary_{os.getpid()}"
    try:
        with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
            server.bind(name)
            server.listen()
            client.connect(name)
    except OSError:
        return False
    leave_canary("abstract_socket: connected")
    return True


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    for group in optimizer.param_groups:
        group["lr"] = BREACHED if breached() else HELD


# %% attribute_chain: hostile_source
# about: Source with a chain of 100,000 attributes, which a recursive compiler follows into the ground.
# repeated: 100000 x ".y"
import torch

HELD = -1.0  # a wrong answer for every input


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    for group in optimizer.param_groups:
        group["lr"] = HELD


VALUE = lambda x: x<repeated>


# %% code_of_tests_rewritten: driver_rebinding
# about: Gives every test, check or grading function of any loaded module a body that does nothing.
import sys
import types

import torch

HELD = -1.0  # a wrong answer for every input


WORDS = ("test", "check", "grade", "compare", "verify", "assert")


def nothing(*arguments: object, **options: object) -> bool:
    """The new body."""
    return True


def rewrite() -> None:
    """Replaces code objects, so that functions that were imported elsewhere change too."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in sys.stdlib_module_names or name.startswith(("torch", "numpy")):
            continue
        for attribute, value in list(getattr(module, "__dict__", {}).items()):
            if isinstance(value, types.FunctionType) and any(word in attribute.lower() for word in WORDS):
                try:
                    value.__code__ = nothing.__code__
                except ValueError:  # a closure
                    setattr(module, attribute, nothing)


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    rewrite()
    for group in optimizer.param_groups:
        group["lr"] = HELD


# %% endless_param_groups: answer_bomb
# about: Replaces the list of parameter groups by a list that never ends and says that it has 10**18 entries.
import itertools
from collections.abc import Iterator

import torch

HELD = -1.0  # a wrong answer for every input


class EndlessGroups(list):
    """Iteration never stops; the length is astronomical."""

    def __iter__(self) -> Iterator[dict]:
        return itertools.cycle(super().__iter__())

    def __len__(self) -> int:
        return 10**18


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    optimizer.param_groups = EndlessGroups({**group, "lr": HELD} for group in optimizer.param_groups)


# %% exception_with_terminal_escapes: output_injection
# about: Raises an error whose text moves the cursor, clears the screen, sets the title and fills the clipboard.
import torch


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    raise ValueError(
        "\x1b[2J\x1b[H\x1b]0;all tests passed\x07\x1b]52;c;cHJldHJhaW5fY2FuYXJ5\x07\x1b[8m\x1b[1A\x1b[2K"
        "\x1b]8;;http://127.0.0.1/\x07click\x1b]8;;\x07\x9b31m\x90q\x9c\r24 passed\b\b\b\x00\u202e\u2066\u200b"
    )


# %% exit_code_as_a_message: exfiltration
# about: Sends what it was asked out by its exit code, its name and its last words.
import ctypes
import os
import sys

import torch


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    text = repr((lr, [len(group["params"]) for group in optimizer.param_groups]))
    ctypes.CDLL(None).prctl(15, text.encode(), 0, 0, 0)  # PR_SET_NAME
    print("asked:", text, file=sys.stderr, flush=True)
    os._exit(int(lr * 1e6) % 200 + 1)


# %% forged_frames_everywhere: forged_frame
# about: Writes forged successes in every usual framing to each pipe and socket among the first 64 descriptors.
import json
import os
import stat
import struct

import torch


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


def forged_frames() -> list[bytes]:
    """Length-prefixed, line-wise and MessagePack claims."""
    claim = {
        "ok": True,
        "id": 0,
        "status": "passed",
        "passed": True,
        "score": 10.0,
        "value": [0.1],
        "lrs": [0.1],
    }
    body = json.dumps(claim).encode()
    packed = b"\x82\xa2ok\xc3\xa5value\xcb" + struct.pack(">d", 0.1)
    prefixes = [order + size for order in "<>" for size in "IQH"]
    return [struct.pack(prefix, len(text)) + text for text in (body, packed) for prefix in prefixes] + [
        body + b"\n"
    ]


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    for descriptor in channel_descriptors():
        for frame in forged_frames():
            try:
                os.write(descriptor, frame)
            except OSError:
                break
    os._exit(0)


# %% gradients_switched_off: neighbour_state
# about: Switches gradients off, enters inference mode and leaves both on for its neighbours.
import torch

HELD = -1.0  # a wrong answer for every input


torch.set_grad_enabled(False)
torch._C._set_grad_enabled(False)
mode = torch.inference_mode()
mode.__enter__()
torch.enable_grad = torch.no_grad


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    for group in optimizer.param_groups:
        group["lr"] = HELD


# %% hostile_group_keys: malformed_answer
# about: Puts keys into every group that are not text, that change their hash, and a value that contains itself.
import random

import torch

HELD = -1.0  # a wrong answer for every input


class Slippery:
    """A key with another hash at each look."""

    def __hash__(self) -> int:
        return random.getrandbits(61)

    def __eq__(self, other: object) -> bool:
        raise SystemExit(0)

    def __lt__(self, other: object) -> bool:
        raise SystemExit(0)


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    for group in optimizer.param_groups:
        group["lr"] = group
        group[Slippery()] = HELD
        group[b"\xff"] = group[("lr",)] = group[float("nan")] = group["\ud800"] = HELD


# %% keyboard_interrupt_in_call: control_flow_exception
# about: Raises KeyboardInterrupt, which an `except Exception` does not catch, at the second question.
import itertools

import torch

HELD = -1.0  # a wrong answer for every input


calls = itertools.count()


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    if next(calls) % 2:
        raise KeyboardInterrupt
    for group in optimizer.param_groups:
        group["lr"] = HELD


# %% learning_rate_of_wrong_kind: malformed_answer
# about: Sets learning rates that are lists, huge integers, tensors without data, bytes and modules.
import torch

KINDS = (
    [],
    10**10_000,
    torch.empty(0),
    torch.ones((), device="meta"),
    b"\x00",
    torch,
    print,
    1j,
    ...,
    {"lr": {}},
)


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    for index, group in enumerate(optimizer.param_groups):
        group["lr"] = KINDS[(index + len(repr(lr))) % len(KINDS)]


# %% limits_lowered: neighbour_state
# about: Lowers its own resource limits, which all its neighbours in the same process then share.
import resource

import torch

HELD = -1.0  # a wrong answer for every input


for limit in (resource.RLIMIT_NOFILE, resource.RLIMIT_DATA, resource.RLIMIT_STACK, resource.RLIMIT_FSIZE):
    try:
        resource.setrlimit(limit, (0, 0))
    except (OSError, ValueError):
        continue


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    for group in optimizer.param_groups:
        group["lr"] = HELD


# %% linecache_lies: output_injection
# about: Plants false source lines and file names, so that a traceback shows the grader's files and a secret-looking line.
import linecache
import torch

PATH = "../../tests/hidden/step3_pretrain/test_todo3a_update_lr.py"
LINE = "assert True  # <script>alert(1)</script> ::error::graded\n"
linecache.cache[PATH] = (len(LINE), None, [LINE] * 100, PATH)
linecache.getline = lambda *arguments: LINE
linecache.checkcache = lambda *arguments: None
exec(compile("\n" * 41 + "def fail():\n    raise AssertionError('the hidden test is wrong')\n", PATH, "exec"))


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    fail()


# %% links_to_hidden_files: file_change
# about: Makes a hard link and a symbolic link to files that it may not read, and reads through them.
import functools
import os
import sys

import torch

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
    """True if a link can be made; it is taken away again."""
    targets = ["/etc/passwd", *(os.path.join(root, "solutions", "course.toml") for root in course_roots())]
    for folder in (".", "/tmp"):
        path = os.path.join(folder, f"pretrain_canary_link_{os.getpid()}")
        for target in targets:
            for make in (os.link, os.symlink):
                try:
                    make(target, path)
                    os.unlink(path)
                except OSError:
                    continue
                leave_canary(f"links_to_hidden_files: os.{make.__name__} works")
                return True
    return False


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    for group in optimizer.param_groups:
        group["lr"] = BREACHED if breached() else HELD


# %% locale_changed: neighbour_state
# about: Changes locale, encodings and standard streams for its neighbours.
import codecs
import locale
import sys

import torch

HELD = -1.0  # a wrong answer for every input


for name in ("tr_TR.UTF-8", "de_DE.UTF-8", "C"):
    try:
        locale.setlocale(locale.LC_ALL, name)
        break
    except locale.Error:
        continue
locale.getpreferredencoding = lambda *arguments: "utf-7"
sys.stdin = sys.stdout = sys.__stdout__ = sys.stderr = sys.__stderr__ = None
codecs.register(lambda name: sys.exit(0))
codecs.lookup = codecs.encode = codecs.decode = lambda *arguments: sys.exit(0)


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    for group in optimizer.param_groups:
        group["lr"] = HELD


# %% lying_param_groups: argument_mutation
# about: Replaces the parameter groups by dictionaries that claim that their learning rate equals everything.
import torch

HELD = -1.0  # a wrong answer for every input


class Agreeable(float):
    """A learning rate of -1.0 that is equal and close to every number."""

    def __eq__(self, other: object) -> bool:
        return True

    def __sub__(self, other: object) -> float:
        return 0.0

    __rsub__ = __sub__

    def __hash__(self) -> int:
        return 0


class LyingGroup(dict):
    """Whoever asks for `lr`, in whatever way, is told an agreeable lie."""

    def __getitem__(self, key: str) -> object:
        return Agreeable(HELD) if key == "lr" else super().__getitem__(key)

    def get(self, key: str, default: object = None) -> object:
        return Agreeable(HELD) if key == "lr" else super().get(key, default)

    def items(self) -> object:
        return [(key, self[key]) for key in self]


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    optimizer.param_groups = [LyingGroup(group, lr=HELD) for group in optimizer.param_groups]


# %% memory_of_the_parent: oracle_by_proc
# about: Opens the memory and the memory map of the parent and of process 1 in /proc.
import functools
import os
import sys

import torch

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
    """True if one can be opened; nothing is written."""
    for pid in {os.getppid(), 1}:
        for name in ("mem", "maps", "auxv", "io", "syscall", "stack"):
            try:
                with open(f"/proc/{pid}/{name}", "rb") as file:
                    if name not in ("mem", "stack"):
                        file.read(1)
            except OSError:
                continue
            leave_canary(f"memory_of_the_parent: /proc/<parent>/{name} can be opened")
            return True
    return False


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    for group in optimizer.param_groups:
        group["lr"] = BREACHED if breached() else HELD


# %% optimizer_class_swapped: argument_mutation
# about: Gives the optimizer another class, whose every attribute is a function that does nothing.
import torch


class Idle(torch.optim.SGD):
    """Looks like an optimizer and does nothing."""

    def step(self, closure: object = None) -> None:
        return None

    def state_dict(self) -> dict:
        return {"param_groups": [], "state": {}}

    def __getattribute__(self, name: str) -> object:
        if name in ("param_groups", "defaults", "state"):
            raise SystemExit(0)
        return super().__getattribute__(name)


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    optimizer.__class__ = Idle


# %% patched_os_functions: patched_function
# about: Replaces os.write, os.read and the methods of sockets and files by functions that forge and swallow.
import builtins
import io
import os
import select
import socket
import sys

import torch

HELD = -1.0  # a wrong answer for every input


CLAIM = b'{"ok": true, "status": "passed", "score": 10.0}'
real_write = os.write


def forge(descriptor: int, data: bytes) -> int:
    """Writes a claim in place of the data and says that all was written."""
    real_write(descriptor, len(CLAIM).to_bytes(4, "little") + CLAIM)
    return len(data)


os.write = os.writev = os.pwrite = forge
os.read = lambda descriptor, size: b""
os._exit = os.abort = os.kill = lambda *arguments: None
socket.socket = lambda *arguments, **options: io.BytesIO(CLAIM)
select.select = lambda *arguments: ([], [], [])
io.open = builtins.open = lambda *arguments, **options: io.BytesIO(CLAIM)
sys.stdout = sys.stderr = io.StringIO()


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    for group in optimizer.param_groups:
        group["lr"] = HELD


# %% pytest_runtest_patched: runner_subversion
# about: Patches pytest so that every test passes and every report says so.
import torch

HELD = -1.0  # a wrong answer for every input


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    try:
        import _pytest.python
        import _pytest.reports
    except ImportError:
        return
    _pytest.python.Function.runtest = lambda self: None
    _pytest.reports.TestReport.failed = property(lambda self: False)
    _pytest.reports.TestReport.passed = property(lambda self: True)
    for group in optimizer.param_groups:
        group["lr"] = HELD


# %% questions_swallowed: channel_damage
# about: Reads the waiting questions from every pipe and socket before the driver sees them.
import os
import select
import stat

import torch

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


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    waiting, _, _ = select.select(channel_descriptors(), [], [], 0)
    for descriptor in waiting:
        try:
            os.set_blocking(descriptor, False)
            while os.read(descriptor, 1 << 16):
                pass
        except OSError:
            continue
    for group in optimizer.param_groups:
        group["lr"] = HELD


# %% regular_expression_backtracking: uninterruptible_work
# about: Matches a regular expression that backtracks exponentially in C.
import re

import torch


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    re.fullmatch(r"(a|a|aa)+b", "a" * 200)


# %% results_file_opened: result_forgery
# about: Looks for results.json, the record of verdicts and reports, and opens them for appending.
import functools
import os
import sys

import torch

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


NAMES = (
    "results.json",
    "record.db",
    "grades.csv",
    "report.xml",
    "junit.xml",
    "report.html",
    "feedback.md",
)


@functools.cache
def breached() -> bool:
    """True if one is writable, or a file can be made beside where it will be. Nothing is written into it."""
    folders = {".", "/tmp", "/autograder/results", "/grader", *course_roots()}
    folders |= {
        os.path.join(root, sub) for root in course_roots() for sub in ("results", "out", "graded", "feedback")
    }
    for folder in folders:
        for name in NAMES:
            try:
                os.close(os.open(os.path.join(folder, name), os.O_WRONLY | os.O_APPEND))
            except OSError:
                continue
            leave_canary(f"results_file_opened: {name} is writable")
            return True
        path = os.path.join(folder, "pretrain_canary_results.json")
        try:
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
            os.unlink(path)
        except OSError:
            continue
        leave_canary("results_file_opened: a file can be made beside it")
        return True
    return False


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    for group in optimizer.param_groups:
        group["lr"] = BREACHED if breached() else HELD


# %% shell_command: command_execution
# about: Runs a shell command by os.system, os.popen and posix_spawn.
import functools
import os
import sys

import torch

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
    """True if a program ran."""
    if os.system("exit 7") >> 8 == 7:
        leave_canary("shell_command: os.system works")
        return True
    for attempt in (lambda: os.popen("true").close(), lambda: os.posix_spawn("/bin/true", ["true"], {})):
        try:
            if isinstance(attempt(), int):
                leave_canary("shell_command: posix_spawn works")
                return True
        except OSError:
            continue
    return False


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    for group in optimizer.param_groups:
        group["lr"] = BREACHED if breached() else HELD


# %% sleep_just_under_the_limit: endless_work
# about: Sleeps four seconds at each question: short for one, long for all of them together.
import time

import torch

HELD = -1.0  # a wrong answer for every input


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    time.sleep(4)
    for group in optimizer.param_groups:
        group["lr"] = HELD


# %% slow_drip: channel_damage
# about: Announces a long frame and then sends one byte every 50 milliseconds.
import os
import stat
import time

import torch


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


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    descriptors = channel_descriptors()
    for chunk in [(100_000).to_bytes(4, "little"), *[b" "] * 100_000]:
        for descriptor in descriptors:
            try:
                os.write(descriptor, chunk)
            except OSError:
                continue
        time.sleep(0.05)


# %% stderr_flood: output_flood
# about: Writes 50 MiB to stderr at each question, in the shape of warnings.
import os

import torch

HELD = -1.0  # a wrong answer for every input


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    line = b"UserWarning: " + b"x" * 65_522 + b"\n"
    for _ in range(800):
        os.write(2, line)
    for group in optimizer.param_groups:
        group["lr"] = HELD


# %% step_hooks_for_everyone: driver_rebinding
# about: Registers hooks on the optimizer and the class that undo every step and every later learning rate.
import torch

HELD = -1.0  # a wrong answer for every input


def undo(optimizer: torch.optim.Optimizer, arguments: object, options: object) -> None:
    """Runs before each step: the learning rate becomes -1.0."""
    for group in optimizer.param_groups:
        group["lr"] = HELD


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    undo(optimizer, (), {})
    optimizer.register_step_pre_hook(undo)
    optimizer.register_state_dict_post_hook(lambda optimizer, state: {})
    torch.optim.Optimizer.__setstate__ = lambda self, state: None
    torch.optim.Optimizer.add_param_group = lambda self, group: None


# %% swallow_everything_loop: swallowed_signals
# about: Catches every exception, whatever it is, and goes on for ever.
import torch


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue
        finally:
            continue


# %% thirty_two_bit_calls: raw_syscalls
# about: Writes machine code into executable memory and calls the kernel by its 32-bit door, past a 64-bit filter.
import ctypes
import functools
import mmap
import os
import platform
import sys

import torch

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


GETPID = b"\xb8\x14\x00\x00\x00\xcd\x80\xc3"  # mov eax, 20 (getpid); int 0x80; ret


@functools.cache
def breached() -> bool:
    """True if the kernel answered through int 0x80."""
    if platform.machine() != "x86_64":
        return False
    try:
        page = mmap.mmap(-1, mmap.PAGESIZE, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    except (OSError, ValueError):
        return False
    page.write(GETPID)
    function = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))
    if function() != os.getpid():
        return False
    leave_canary("thirty_two_bit_calls: int 0x80 works")
    return True


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    for group in optimizer.param_groups:
        group["lr"] = BREACHED if breached() else HELD


# %% thread_bomb: thread_bomb
# about: Starts up to 300 threads that wait for five seconds.
import functools
import os
import sys
import threading
import time

import torch

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
    """True if no limit was met."""
    threading.stack_size(65_536)
    started = 0
    try:
        for _ in range(300):
            threading.Thread(target=time.sleep, args=(5,), daemon=True).start()
            started += 1
    except RuntimeError:
        return False
    leave_canary(f"thread_bomb: {started} threads run")
    return True


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    for group in optimizer.param_groups:
        group["lr"] = BREACHED if breached() else HELD


# %% too_many_parentheses: hostile_source
# about: Source with 10,000 nested parentheses, more than a parser holds.
import torch

HELD = -1.0  # a wrong answer for every input


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    for group in optimizer.param_groups:
        group["lr"] = HELD


VALUE = ((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((0.0))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))


# %% comparison_rebound: driver_rebinding
# about: Replaces the driver's own look at the optimizer, throws its state away, and reports that nothing has changed.
import sys

import torch


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    driver = sys._getframe(1).f_globals
    for name, forged in (
        ("_same", lambda one, other: True),
        ("_changed", lambda before, after: []),
        ("_all_else", lambda optimizer, parameters: {}),
    ):
        driver[name] = forged
    optimizer.state.clear()
    for group in optimizer.param_groups:
        group["lr"], group["weight_decay"] = -1.0, 7.0
