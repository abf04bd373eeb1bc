"""The warm interpreter that children are forked from. Started by exec with a clean environment; holds no secret.

Run by ``host.py`` as ``python -I zygote.py --zygote SOCKET``, which serves spawn requests, and by ``fresh.py`` as
``python -I zygote.py --fresh CHANNEL``, which is one child by itself, for systems other than Linux.
Everything that a child needs is imported and warmed before the first fork; torch gets one thread before any work, so
that no OpenMP pool exists when forking (a forked child would wait for its threads for ever).
"""

from __future__ import annotations

import dataclasses
import gc
import importlib
import math
import os
import select
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

import msgspec

from autograder.model.wire import Program, pack, receive
from autograder.sandbox.child import StepModules, read_exactly, serve, write_all
from autograder.sandbox.compiler import keep_compiler_out, leave_out_profiler_marks
from autograder.sandbox.confinement.confine import Confinement, Limits, become_subreaper, kill_all_children

CHANNEL = 3
CONFINEMENT_FAILED = 70

# Student code may import these; a child that imports them first would pay for it, once per submission.
STANDARD_MODULES = (
    "collections", "copy", "dataclasses", "datetime", "decimal", "fractions", "functools", "itertools", "json",
    "logging", "math", "operator", "random", "re", "statistics", "string", "time", "traceback", "typing", "warnings",
)  # fmt: skip


class Start(msgspec.Struct, frozen=True, tag="start"):
    """The first frame: what to serve, by step, and how children are confined."""

    programs: dict[str, Program]
    level: int
    read_paths: list[str]
    uid: int | None
    limits: Limits | None = None  # of a fresh child; a zygote's children get theirs when they are spawned
    warm: bool = True  # False: without torch, for children that only test the sandbox


class Spawn(msgspec.Struct, frozen=True, tag="spawn"):
    """Fork a child that serves a step. Its channel and its output pipe follow as file descriptors."""

    step: str
    limits: Limits


class Reap(msgspec.Struct, frozen=True, tag="reap"):
    """Kill the child and whatever it left behind, and say how it ended.

    ``grace_seconds`` is how long a child that has closed its channel may take to end by itself first.
    """

    grace_seconds: float = 0.0


class Look(msgspec.Struct, frozen=True, tag="look"):
    """Say what the child is doing."""


class Seen(msgspec.Struct, frozen=True, tag="seen"):
    """The CPU seconds that the child has used so far, and whether any thread of it runs, waits for a core, or for the disk."""

    is_there: bool
    cpu_seconds: float = 0.0
    is_runnable: bool = False


class Started(msgspec.Struct, frozen=True, tag="started"):
    """The zygote is warm; the CPU seconds that it took."""

    notes: list[str]
    cpu_seconds: float = 0.0


class Spawned(msgspec.Struct, frozen=True, tag="spawned"):
    """A child runs."""

    pid: int


class Reaped(msgspec.Struct, frozen=True, tag="reaped"):
    """How a child ended: its exit code (negative: a signal), CPU seconds, and whether it had ended by itself.

    ``zygote_cpu_seconds`` are the zygote's own since it was started.
    """

    exit_code: int
    cpu_seconds: float
    by_itself: bool
    zygote_cpu_seconds: float = 0.0


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """The machine refused something (no memory to fork, no Landlock): never the student's fault."""

    reason: str


ControlRequest = Start | Spawn | Look | Reap
ControlReply = Started | Spawned | Seen | Reaped | Failed
CLOCK_TICKS = os.sysconf("SC_CLK_TCK")


def warm(steps: Iterable[StepModules]) -> None:
    """Import and run once what every child would otherwise import and run for itself."""
    for name in STANDARD_MODULES:
        importlib.import_module(name)
    import numpy
    import torch
    import torch.nn.functional
    import torch.utils.data

    torch.set_num_threads(1)
    numpy.zeros(1)
    keep_compiler_out()
    leave_out_profiler_marks()
    for make in (torch.optim.SGD, torch.optim.AdamW):  # the first of each is slow
        model = torch.nn.Linear(4, 4)
        optimizer = make(model.parameters(), lr=0.1)
        torch.nn.functional.cross_entropy(model(torch.randn(2, 4)), torch.tensor([0, 1])).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
    for modules in steps:
        with modules.active():
            modules.warm()
    torch.compile = uncompiled
    torch.manual_seed(0)


def uncompiled(model: Any = None, **_: object) -> Any:
    """Stands in for torch.compile, which would look for a C++ compiler: the same values without one."""
    return model if model is not None else uncompiled


class Zygote:
    """Serves the control socket: at most one child at a time."""

    def __init__(self, control: socket.socket, start: Start, steps: Mapping[str, StepModules]) -> None:
        self.control = control
        self.steps = steps
        self.child: int | None = None
        self.devnull = os.open(os.devnull, os.O_RDONLY)
        self.confinement = Confinement.prepare(start.level, start.read_paths, start.uid)
        become_subreaper()
        self.confinement.drop_privileges()
        gc.collect()
        gc.freeze()  # keep the collector of the children off the shared pages
        self.confinement.measure()

    def serve(self) -> None:
        """Answer control requests until the grader closes the socket."""
        read, write = read_exactly(self.control.fileno()), write_all(self.control.fileno())
        write(pack(Started(self.confinement.notes, time.process_time())))
        while True:
            try:
                request = receive(read, ControlRequest)
            except EOFError:
                self._end_child()
                return
            write(pack(self._answer(request)))

    def _answer(self, request: ControlRequest) -> ControlReply:
        if isinstance(request, Spawn):
            return self._spawn(request)
        if isinstance(request, Look):
            return look_at(self.child) if self.child is not None else Seen(False)
        if isinstance(request, Reap):
            return self._end_child(request.grace_seconds)
        return Failed("the zygote has started already")

    def _spawn(self, request: Spawn) -> Spawned | Failed:
        _, descriptors, _, _ = socket.recv_fds(self.control, 1, 2)
        try:
            if len(os.listdir("/proc/self/task")) != 1:
                return Failed("the zygote has more than one thread; forking it would not be safe")
            parent = os.getpid()
            try:
                pid = os.fork()
            except OSError as error:
                return Failed(f"fork: {error.strerror}")
            if pid == 0:
                self._child(descriptors[0], descriptors[1], request, parent)
        finally:
            for descriptor in descriptors:
                os.close(descriptor)
        self.child = pid
        return Spawned(pid)

    def _child(self, channel: int, output: int, request: Spawn, parent: int) -> None:
        """Arrange the file descriptors, confine, serve. Never returns."""
        try:
            for descriptor, target in ((self.devnull, 0), (output, 1), (output, 2), (channel, CHANNEL)):
                os.dup2(descriptor, target)
            self.confinement.close_other_descriptors(CHANNEL)
            open_standard_streams()
            self.confinement.enter(request.limits, parent)
        except BaseException as error:
            os.write(2, f"confinement failed: {type(error).__name__}: {error}".encode())
            os._exit(CONFINEMENT_FAILED)
        try:
            serve(self.steps[request.step], read_exactly(CHANNEL), write_all(CHANNEL))
        finally:
            os._exit(0)

    def _end_child(self, grace_seconds: float = 0.0) -> Reaped | Failed:
        if self.child is None:
            return Failed("there is no child to reap")
        pid, self.child = self.child, None
        by_itself = _has_ended(pid, grace_seconds)
        if not by_itself:
            os.kill(pid, signal.SIGKILL)
        _, status, usage = os.wait4(pid, 0)
        kill_all_children()
        used = usage.ru_utime + usage.ru_stime
        return Reaped(os.waitstatus_to_exitcode(status), used, by_itself, time.process_time())


def look_at(pid: int) -> Seen:
    """What a child is doing, by the kernel's own account (proc(5): /proc/PID/stat). One that ends meanwhile is gone."""
    try:
        states = [_stat(f"/proc/{pid}/task/{thread}")[0] for thread in os.listdir(f"/proc/{pid}/task")]
        fields = _stat(f"/proc/{pid}")
    except (FileNotFoundError, ProcessLookupError):
        return Seen(False)
    return Seen(True, (int(fields[11]) + int(fields[12])) / CLOCK_TICKS, any(s in "RD" for s in states))


def _stat(folder: str) -> list[str]:
    """The fields behind the name, which may hold anything: the state is the first."""
    with open(f"{folder}/stat", encoding="utf-8", errors="replace") as file:
        return file.read().rpartition(")")[2].split()


def open_standard_streams() -> None:
    """Python's streams anew, for what their descriptors are now: the zygote's own are another kind of file."""

    def opened(descriptor: int, mode: str, buffering: int = -1) -> Any:
        errors = "replace" if mode == "r" else "backslashreplace"
        return open(descriptor, mode, buffering, encoding="utf-8", errors=errors, closefd=False)

    sys.stdin = sys.__stdin__ = opened(0, "r")
    sys.stdout = sys.__stdout__ = opened(1, "w")
    sys.stderr = sys.__stderr__ = opened(2, "w", buffering=1)


def _has_ended(pid: int, grace_seconds: float) -> bool:
    """Whether a child has ended, or does so within the grace."""
    descriptor = os.pidfd_open(pid)
    try:
        ready, _, _ = select.select([descriptor], [], [], grace_seconds)
    finally:
        os.close(descriptor)
    return bool(ready)


def fresh(start: Start, channel: int) -> None:
    """Be a child without a zygote: for systems where forking a process that ran torch is not safe.

    What this interpreter has used so far is not the student's: the CPU limit counts from here.
    """
    (modules,) = (StepModules(program) for program in start.programs.values())
    warm([modules])
    assert start.limits is not None
    confinement = Confinement.prepare(0, start.read_paths, None)
    confinement.measure()
    used = math.ceil(time.process_time())
    limits = dataclasses.replace(start.limits, cpu_seconds=start.limits.cpu_seconds + used)
    os.environ.clear()
    confinement.enter(limits, os.getppid())
    try:
        serve(modules, read_exactly(channel), write_all(channel))
    finally:
        os._exit(0)


def main() -> None:
    """Read the first frame, from the control socket that the command line names or from standard input; serve."""
    root = str(Path(__file__).resolve().parent.parent.parent)
    sys.path[:] = [entry for entry in sys.path if entry != root]
    descriptor = int(sys.argv[2])
    if sys.argv[1] == "--fresh":
        start = receive(read_exactly(0), Start)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(descriptor, CHANNEL)
        fresh(start, CHANNEL)
    while os.dup(0) < CHANNEL:  # children own the lowest descriptors: nothing of the zygote's may take one
        pass
    control = socket.socket(fileno=descriptor)
    start = receive(read_exactly(control.fileno()), Start)
    steps = {step: StepModules(program) for step, program in start.programs.items()}
    os.environ.pop("PWD", None)  # bubblewrap's addition
    tempfile.gettempdir()  # found by writing a file, which a child can't do; it is remembered
    if start.warm:
        warm(steps.values())
    try:
        Zygote(control, start, steps).serve()
    except OSError as error:
        write_all(control.fileno())(pack(Failed(f"{type(error).__name__}: {error}")))
        raise
    os._exit(0)  # its children are gone; taking torch apart piece by piece would only keep the grader waiting


if __name__ == "__main__":
    main()
