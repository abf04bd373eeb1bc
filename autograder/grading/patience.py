"""What judging one submission may cost the grader's own process.

Answers are bounded before any test sees them (``model/answers.py``). This is the second wall, for what nobody thought of:
beyond it the answers count as an attack, and the worker goes on with the next.
"""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
import time
from collections.abc import Iterator
from types import FrameType

# Judging a submission takes milliseconds; the first one of a run imports torch as well.
CPU_SECONDS = 20.0
MEMORY_BYTES = 4 << 30


class OutOfPatience(BaseException):
    """The answers took more CPU time or memory to judge than any honest ones. No Exception, so that no test swallows it."""


class Patience:
    """What is left for one submission."""

    def __init__(self, cpu_seconds: float = CPU_SECONDS, memory_bytes: int = MEMORY_BYTES) -> None:
        self.cpu_seconds = cpu_seconds
        self.memory_bytes = memory_bytes

    @contextlib.contextmanager
    def spent(self) -> Iterator[None]:
        """Within this, the process may use what is left, and no more. Raises OutOfPatience."""
        before = time.process_time()
        try:
            with _cpu_limit(max(self.cpu_seconds, 0.001)), _memory_limit(self.memory_bytes):
                yield
        except MemoryError as error:
            raise OutOfPatience("memory") from error
        finally:
            self.cpu_seconds -= time.process_time() - before


@contextlib.contextmanager
def _cpu_limit(seconds: float) -> Iterator[None]:
    """By the kernel's timer, which interrupts whatever is being computed. Only a process's main thread gets signals."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise OutOfPatience("CPU time")

    earlier = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, earlier)


@contextlib.contextmanager
def _memory_limit(more: int) -> Iterator[None]:
    """By the kernel's limit of the address space, as large as it is now and so much more."""
    if sys.platform != "linux":
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = _address_space() + more
    if soft != resource.RLIM_INFINITY:
        limit = min(limit, soft)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _address_space() -> int:
    """Bytes of this process's address space (proc(5): /proc/PID/statm)."""
    import resource

    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[0]) * resource.getpagesize()
