"""The grader's side of the sandbox: starts the zygote, has children forked, asks them questions under a deadline.

Nothing that arrives from a child is believed to be well-formed: a frame that breaks the format, a wrong id, an early
end or a flood is the end of that child (``ChildDied``) and of nothing else. Faults of the machine raise
``InfrastructureError``: they are never the student's.
"""

from __future__ import annotations

import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, NoReturn, Self

import msgspec

from autograder.model.answers import ANYTHING, Bound, bounds_of, unpack_answers
from autograder.model.errors import InfrastructureError
from autograder.model.wire import (
    PREFIX,
    Answer,
    Ask,
    Call,
    Load,
    Loaded,
    Raised,
    Ready,
    Reply,
    WireError,
    check_lengths,
    name_only,
    pack,
    receive,
    unpack,
    without_addresses,
)
from autograder.sandbox.confinement import bubblewrap, container
from autograder.sandbox.confinement.confine import Limits
from autograder.sandbox.zygote import (
    CONFINEMENT_FAILED,
    ControlReply,
    Failed,
    Look,
    Reap,
    Reaped,
    Seen,
    Spawn,
    Spawned,
    Start,
    Started,
)

START_SECONDS = 120.0
ENDING_SECONDS = (
    2.0  # closing the channel is one of the first steps of ending; the exit code comes a little later
)
KEPT_OUTPUT_BYTES = 64 << 10
# A child can wait for nothing: no network, no other process, no file. One that was asleep at so many looks in a row, or
# at so many altogether, has hung. It is looked at while it says nothing.
LOOK_EVERY_SECONDS = 0.42
MOST_ASLEEP_IN_A_ROW = 4
MOST_ASLEEP = 6
# What it may use between the first of these looks and the last, and still count as asleep all the while.
ASLEEP_CPU_SECONDS = 0.05
# Less than this has no honest child, unless forty of them share a core.
AT_WORK_CPU_SHARE = 0.025
# What an exception that student code raised may say.
MOST_MESSAGE = 2000
MOST_LINE = 1 << 20
ZYGOTE_SCRIPT = Path(__file__).with_name("zygote.py")

Death = Literal["crashed", "timed_out", "out_of_memory"]


class ChildDied(Exception):
    """The child is gone or unusable; its TODO is void.

    ``death`` is the verdict's word for it, ``wall_only`` says that it was at work and only slow by the clock on the wall,
    which a busy machine can cause; ``asleep`` that it was ended because it slept. ``exit_code`` is the process's own, a
    signal's number negative, where it ended by itself.
    """

    def __init__(
        self,
        death: Death,
        reason: str,
        wall_only: bool = False,
        exit_code: int | None = None,
        asleep: bool = False,
    ) -> None:
        super().__init__(reason)
        self.death: Death = death
        self.reason = reason
        self.wall_only = wall_only
        self.exit_code = exit_code
        self.asleep = asleep


@dataclass
class Budget:
    """What a child may use: CPU seconds and memory by the kernel, wall seconds by the grader's clock."""

    cpu_seconds: int
    wall_seconds: float
    memory_mib: int

    @property
    def limits(self) -> Limits:
        """The part that the kernel enforces."""
        return Limits(cpu_seconds=self.cpu_seconds, memory_bytes=self.memory_mib << 20)


@dataclass
class Pipe:
    """Collects what a child prints, so that it never blocks; keeps the first 64 KiB."""

    descriptor: int
    kept: bytearray = field(default_factory=bytearray)
    closed: bool = False

    def drain(self) -> None:
        """Read what is there now. A flood is read on and thrown away: the child's CPU limit ends it."""
        try:
            chunk = os.read(self.descriptor, 1 << 16)
        except BlockingIOError:
            return
        self.closed = not chunk
        self.kept += chunk[: max(0, KEPT_OUTPUT_BYTES - len(self.kept))]


class Watch:
    """Tells a child that has hung from one that works, by looking at it again and again."""

    def __init__(self) -> None:
        self.looks = 0
        self.asleep = 0
        self._in_a_row = 0
        self._cpu_seconds = 0.0

    def begin(self) -> None:
        """It has done something: what was seen before is no row any more."""
        self._in_a_row = 0

    def has_hung(self, seen: Seen | None) -> bool:
        """Whether this look is one too many at which it slept."""
        self.looks += 1
        if seen is None or seen.is_runnable:
            self._in_a_row = 0
            return False
        if self._in_a_row == 0 or seen.cpu_seconds - self._cpu_seconds > ASLEEP_CPU_SECONDS:
            self._in_a_row, self._cpu_seconds = 0, seen.cpu_seconds
        self._in_a_row += 1
        self.asleep += 1
        return self._in_a_row > MOST_ASLEEP_IN_A_ROW or self.asleep > MOST_ASLEEP

    def was_at_work(self, cpu_share: float) -> bool:
        """Whether it was at work most of the time; by ``cpu_share``, its CPU time by the clock's, if it was never looked
        at, since each word of it came before the next look."""
        return 2 * self.asleep <= self.looks if self.looks else cpu_share > AT_WORK_CPU_SHARE


class Child:
    """One forked process that holds one submission for a step. Use as a context manager; leaving it kills and reaps."""

    def __init__(self, zygote: Host, step: str, budget: Budget) -> None:
        self._zygote = zygote
        self._step = step
        self._budget = budget
        self._left = START_SECONDS
        self._watch = Watch()
        self._next_id = 1
        self._ending: Reaped | None = None
        self._closed = False
        self._socket, theirs = socket.socketpair()
        readable, writable = os.pipe()
        try:
            zygote.spawn(step, budget.limits, theirs.fileno(), writable)
        finally:
            theirs.close()
            os.close(writable)
        self._socket.setblocking(False)
        os.set_blocking(readable, False)
        self._pipe = Pipe(readable)
        self._poll = select.poll()
        self._poll.register(self._socket.fileno(), select.POLLIN)
        self._poll.register(readable, select.POLLIN)
        try:
            self._expect(Ready, 0)
        except ChildDied as died:
            self.close()
            raise InfrastructureError(
                f"a child could not start: {died.reason}; {self.output.strip()}"
            ) from died
        self._left = budget.wall_seconds

    def __enter__(self) -> Child:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def output(self) -> str:
        """What the child printed so far, the first 64 KiB. Hostile text: clean it before showing it."""
        return self._pipe.kept.decode("utf-8", "replace")

    @property
    def cpu_seconds(self) -> float:
        """CPU time of the child, once closed."""
        return self._ending.cpu_seconds if self._ending else 0.0

    @property
    def wall_seconds(self) -> float:
        """How long the grader has waited for it."""
        return self._budget.wall_seconds - self._left

    def load(self, module: str, source: bytes) -> Raised | None:
        """Import a student file given as bytes; what the import raised. Raises ChildDied."""
        reply: Loaded = self._exchange(Load(self._id(), module, source), Loaded)
        if reply.raised is None:
            return None
        if reply.raised.out_of_memory:
            self._out_of_memory()
        return self._zygote.cleaned(reply.raised)

    def ask(self, todo: str, modules: Sequence[str], calls: Sequence[Call]) -> list[Answer]:
        """One answer per call, in order, each within what its driver declares. Raises ChildDied."""
        message = Ask(self._id(), todo, list(modules), list(calls))
        declared = self._zygote.bounds(self._step, todo)
        bounds = [declared.get(call.function, ANYTHING) for call in calls]
        self._send(pack(message))
        found_id, answers = self._decoded(lambda header, body: unpack_answers(header, body, bounds))
        self._check_id(found_id, message.id)
        if any(answer.raised is not None and answer.raised.out_of_memory for answer in answers):
            self._out_of_memory()
        files = [f"{module}.py" for module in modules]
        return [
            answer if answer.raised is None else Answer(raised=self._zygote.cleaned(answer.raised, files))
            for answer in answers
        ]

    def close(self, grace_seconds: float = 0.0) -> None:
        """Kill the child, reap it and what it left behind. Raises InfrastructureError when the zygote is gone."""
        if self._closed:
            return
        self._closed = True
        try:
            self._ending = self._zygote.reap(grace_seconds)
            self._zygote.count(self._ending)
        finally:
            while not self._pipe.closed and select.select([self._pipe.descriptor], [], [], 0)[0]:
                self._pipe.drain()
            self._socket.close()
            os.close(self._pipe.descriptor)

    def _id(self) -> int:
        self._next_id += 1
        return self._next_id - 1

    def _exchange(self, message: Any, kind: Any) -> Any:
        self._send(pack(message))
        return self._expect(kind, message.id)

    def _expect(self, kind: Any, expected_id: int) -> Any:
        reply: Reply = self._decoded(lambda header, body: unpack(header, body, kind))
        self._check_id(reply.id, expected_id)
        return reply

    def _decoded(self, decode: Callable[[bytearray, bytearray], Any]) -> Any:
        """The next frame, decoded. Raises ChildDied."""
        try:
            header_bytes, body_bytes = PREFIX.unpack(self._receive(PREFIX.size))
            check_lengths(header_bytes, body_bytes)
            return decode(self._receive(header_bytes), self._receive(body_bytes))
        except WireError as error:
            self._die(f"it broke the protocol ({error})")

    def _check_id(self, found: int, expected: int) -> None:
        if found != expected:
            self._die("it answered a question that was not asked")

    def _send(self, data: bytes) -> None:
        view = memoryview(data)
        self._poll.modify(self._socket.fileno(), select.POLLIN | select.POLLOUT)
        try:
            while view:
                try:
                    view = view[self._socket.send(view) :]
                except BlockingIOError:
                    self._wait()
                except OSError:
                    self._ended()
        finally:
            self._poll.modify(self._socket.fileno(), select.POLLIN)

    def _receive(self, count: int) -> bytearray:
        received = bytearray()
        while len(received) < count:
            try:
                chunk = self._socket.recv(min(count - len(received), 1 << 20))
            except BlockingIOError:
                self._wait()
                continue
            except OSError:
                chunk = b""
            if not chunk:
                self._ended()
            received += chunk
        return received

    def _wait(self) -> None:
        """Wait for the socket, drain the pipe, count the time. Raises ChildDied at the deadline."""
        before = time.monotonic()
        ready = self._poll.poll(min(LOOK_EVERY_SECONDS, max(0.0, self._left)) * 1000)
        self._left -= time.monotonic() - before
        if ready:
            self._watch.begin()
        elif self._watch.has_hung(self._zygote.look()):
            self.close()
            raise ChildDied("timed_out", "slept, and could wait for nothing", asleep=True)
        for descriptor, _ in ready:
            if descriptor == self._pipe.descriptor:
                self._pipe.drain()
                if self._pipe.closed:
                    self._poll.unregister(descriptor)
        if self._left <= 0:
            self.close()
            used = self.cpu_seconds
            if used >= self._budget.cpu_seconds * 0.9:
                raise ChildDied("timed_out", f"used more than {self._budget.cpu_seconds} s of CPU time")
            raise ChildDied(
                "timed_out",
                f"gave no answer within {self._budget.wall_seconds:g} s",
                wall_only=self._watch.was_at_work(used / self._budget.wall_seconds),
            )

    def _out_of_memory(self) -> NoReturn:
        self.close()
        raise ChildDied("out_of_memory", f"needed more than {self._budget.memory_mib} MiB of memory")

    def _die(self, reason: str) -> NoReturn:
        self.close()
        raise ChildDied("crashed", reason)

    def _ended(self) -> NoReturn:
        """The channel is closed: find out how the process ended."""
        self.close(ENDING_SECONDS)
        ending = self._ending
        assert ending is not None
        # The kernel sends SIGXCPU at the limit and, when that is ignored, SIGKILL a second later.
        killed = ending.by_itself and ending.exit_code == -signal.SIGKILL
        out_of_time = ending.by_itself and ending.exit_code == -signal.SIGXCPU
        if out_of_time or (killed and ending.cpu_seconds >= self._budget.cpu_seconds * 0.9):
            raise ChildDied("timed_out", f"used more than {self._budget.cpu_seconds} s of CPU time")
        if ending.by_itself and ending.exit_code == CONFINEMENT_FAILED and self._next_id == 1:
            raise ChildDied("crashed", "the sandbox could not be entered")
        own = ending.exit_code if ending.by_itself else None
        raise ChildDied("crashed", f"its process ended ({_in_words(ending)})", exit_code=own)


def _in_words(ending: Reaped) -> str:
    if not ending.by_itself:
        return "it closed its channel to the grader"
    if ending.exit_code < 0:
        return f"signal {signal.Signals(-ending.exit_code).name}"
    return f"exit code {ending.exit_code}"


class Host:
    """Where children come from: one at a time. Use as a context manager."""

    def __init__(self, start: Start, *private_paths: str) -> None:
        """``private_paths`` are folders of this machine that no message may tell, besides Python's own."""
        self.level = start.level
        self.hosted = False
        self.notes: list[str] = []
        # Its own, so far. The kernel's sums can't tell: bubblewrap does not wait for it.
        self.cpu_seconds = 0.0
        self.children_cpu_seconds = 0.0
        inner = [*start.read_paths, sys.prefix, sys.base_prefix, str(ZYGOTE_SCRIPT.parent), *private_paths]
        self._private_paths = sorted({*inner, *map(os.path.realpath, inner)}, key=len, reverse=True)
        self._programs = start.programs

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def count(self, ending: Reaped) -> None:
        """Add up what an ended child has used."""
        self.children_cpu_seconds += ending.cpu_seconds
        self.cpu_seconds = max(self.cpu_seconds, ending.zygote_cpu_seconds)

    def child(self, step: str, budget: Budget) -> Child:
        """A fresh child that serves a step. Raises InfrastructureError."""
        return Child(self, step, budget)

    def cleaned(self, raised: Raised, files: Sequence[str] = ()) -> Raised:
        """What student code raised, with a type that is only a name, one of these files, and no paths of this machine.

        The paths are those that Python's own messages tell, such as where a module was imported from.
        """
        message = raised.message[:MOST_MESSAGE]
        for path in self._private_paths:
            message = message.replace(path, "…")
        return msgspec.structs.replace(
            raised,
            type=name_only(raised.type),
            message=without_addresses(message),
            line=raised.line if 0 <= raised.line <= MOST_LINE else 0,
            file=raised.file if raised.file in files else "",
        )

    def bounds(self, step: str, todo: str) -> Mapping[str, Bound]:
        """What each question of a TODO's driver can be answered with."""
        program = self._programs[step]
        return bounds_of(program.modules[program.drivers[todo]])

    def look(self) -> Seen | None:
        """What the child is doing; None where that can't be seen. Raises InfrastructureError."""
        return None

    def wait_until_warm(self) -> None:
        """Block until the first child can start. Raises InfrastructureError."""
        raise NotImplementedError

    def spawn(self, step: str, limits: Limits, channel: int, output: int) -> int:
        """Start a child that owns these two file descriptors; its process id. Raises InfrastructureError."""
        raise NotImplementedError

    def reap(self, grace_seconds: float = 0.0) -> Reaped:
        """Kill and reap the child, after it had the grace to end by itself. Raises InfrastructureError."""
        raise NotImplementedError

    def close(self) -> None:
        """End the child, and what it came from."""
        raise NotImplementedError


class Zygote(Host):
    """The warm process that children are forked from; one child at a time. Use as a context manager.

    Raises InfrastructureError when it does not start or stops answering.
    """

    def __init__(self, start: Start, prefix: Sequence[str] | None = None) -> None:
        """Start it by exec. ``prefix`` is the command that hosts it; None means the one that its level needs.

        Bubblewrap ends with the thread that starts it: use one that lives as long as the zygote.
        """
        if prefix is None:
            prefix = host_prefix(start.level, start.read_paths)
        self._scratch = tempfile.TemporaryDirectory(prefix="zygote-")
        if start.uid is not None:
            os.chown(self._scratch.name, start.uid, start.uid)
        self._control, theirs = socket.socketpair()
        self._control.settimeout(START_SECONDS)
        # Isolated: no PYTHON… variable counts, which is why -B stands here.
        interpreter = [sys.executable, "-I", "-B", "-X", "utf8"]
        command = [*prefix, *interpreter, str(ZYGOTE_SCRIPT), "--zygote", str(theirs.fileno())]
        try:
            self._process = subprocess.Popen(
                command,
                pass_fds=[theirs.fileno()],
                env=clean_environment(bubblewrap.SCRATCH if prefix else self._scratch.name),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                cwd="/",
                start_new_session=True,
            )
        finally:
            theirs.close()
        super().__init__(start, self._scratch.name)
        self.hosted = bool(prefix)
        self._send_frame(start)

    @property
    def pid(self) -> int:
        """The process id of the zygote, or of the command that hosts it."""
        return self._process.pid

    def wait_until_warm(self) -> None:
        """Block until the first child can be forked. Raises InfrastructureError."""
        reply = self._reply()
        if not isinstance(reply, Started):
            raise InfrastructureError(f"the sandbox did not start: {reply}")
        self.notes, self.cpu_seconds = reply.notes, reply.cpu_seconds

    def spawn(self, step: str, limits: Limits, channel: int, output: int) -> int:
        """Have a child forked that owns these two file descriptors; its process id in the zygote's view."""
        self._send_frame(Spawn(step, limits))
        socket.send_fds(self._control, [b"F"], [channel, output])
        reply = self._reply()
        if not isinstance(reply, Spawned):
            raise InfrastructureError(f"no child could be forked: {reply}")
        return reply.pid

    def look(self) -> Seen | None:
        """What the child is doing; None when it has ended. Raises InfrastructureError."""
        self._send_frame(Look())
        reply = self._reply()
        if not isinstance(reply, Seen):
            raise InfrastructureError(f"the child could not be looked at: {reply}")
        return reply if reply.is_there else None

    def reap(self, grace_seconds: float = 0.0) -> Reaped:
        """Kill and reap the child, after it had the grace to end by itself. Raises InfrastructureError."""
        self._send_frame(Reap(grace_seconds))
        reply = self._reply()
        if not isinstance(reply, Reaped):
            raise InfrastructureError(f"the child could not be reaped: {reply}")
        return reply

    def close(self) -> None:
        """End the zygote and its child."""
        self._control.close()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stderr is not None:
            self._process.stderr.close()
        self._scratch.cleanup()

    def _send_frame(self, message: Any) -> None:
        try:
            self._control.sendall(pack(message))
        except OSError as error:
            self._broken(error)

    def _reply(self) -> Any:
        try:
            reply = receive(self._read, ControlReply)
        except (OSError, EOFError) as error:
            self._broken(error)
        if isinstance(reply, Failed):
            raise InfrastructureError(reply.reason)
        return reply

    def _read(self, count: int) -> bytes:
        received = bytearray()
        while len(received) < count:
            chunk = self._control.recv(count - len(received))
            if not chunk:
                raise EOFError("it closed its control socket")
            received += chunk
        return bytes(received)

    def _broken(self, error: Exception) -> NoReturn:
        """May be called again: a child that is closed after the zygote's end finds it gone once more."""
        self._process.kill()
        last: list[str] = []
        if self._process.stderr is not None and not self._process.stderr.closed:
            _, stderr = self._process.communicate()
            last = stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise InfrastructureError(f"the sandbox's zygote is gone: {error}; {' '.join(last)}") from error


def host_prefix(level: int, read_paths: Sequence[str]) -> list[str]:
    """The command that hosts a zygote of this level: none below level 2, nor in a container that hosts the grader.

    Raises InfrastructureError when bubblewrap is needed and not installed.
    """
    if level < 2 or container.hosts():
        return []
    bwrap = bubblewrap.find()
    if bwrap is None:
        raise InfrastructureError("level 2 needs bubblewrap, which is not installed")
    return bubblewrap.prefix(bwrap, read_paths)


def clean_environment(scratch: str) -> dict[str, str]:
    """What the zygote and its children see of the environment: nothing of the grader's, one thread, no compiler.

    Libraries want to make folders for their caches: these exist, so that nobody has to.
    """
    return {
        "HOME": scratch,
        "TMPDIR": scratch,
        "MPLCONFIGDIR": scratch,
        "TORCHINDUCTOR_CACHE_DIR": scratch,
        "USER": "student",
        "LANG": "C.UTF-8",
        "PATH": "/usr/bin:/bin",
        "OMP_NUM_THREADS": "1",
        "MKL_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "GOMP_SPINCOUNT": "0",
        "TORCH_COMPILE_DISABLE": "1",
        **{
            name: os.environ[name] for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE") if name in os.environ
        },
    }
