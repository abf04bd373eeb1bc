"""Level 0 without a zygote: a fresh interpreter per child, for systems other than Linux.

Forking a process that has run torch is not safe on macOS, so each child imports torch for itself; that takes seconds,
and isolates as little as level 0 does anywhere.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile

import msgspec

from autograder.model.errors import InfrastructureError
from autograder.model.wire import pack
from autograder.sandbox.confinement.confine import Limits
from autograder.sandbox.host import ZYGOTE_SCRIPT, Host, Zygote, clean_environment
from autograder.sandbox.zygote import Reaped, Start


def host_of(start: Start) -> Host:
    """What children come from on this system. Raises InfrastructureError."""
    return Zygote(start) if sys.platform == "linux" else FreshProcesses(start)


class FreshProcesses(Host):
    """Starts an interpreter per child. Level 0 only."""

    def __init__(self, start: Start) -> None:
        self._scratch = tempfile.TemporaryDirectory(prefix="fresh-")
        super().__init__(start, self._scratch.name)
        self._start = start
        self._process: subprocess.Popen[bytes] | None = None
        self.notes = ["each submission starts an interpreter of its own: slow, and no more than level 0"]

    def wait_until_warm(self) -> None:
        """Nothing is shared, so there is nothing to wait for."""
        if self.level != 0:
            raise InfrastructureError(f"without a zygote there is level 0 only, not level {self.level}")

    def spawn(self, step: str, limits: Limits, channel: int, output: int) -> int:
        """Start the interpreter; it takes its first frame from standard input."""
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-B", "-X", "utf8", str(ZYGOTE_SCRIPT), "--fresh", str(channel)],
            pass_fds=[channel],
            env=clean_environment(self._scratch.name),
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=output,
            cwd="/",
        )
        assert self._process.stdin is not None
        own = {step: self._start.programs[step]}
        try:
            with self._process.stdin as first_frame:
                first_frame.write(pack(msgspec.structs.replace(self._start, programs=own, limits=limits)))
        except BrokenPipeError as error:
            raise InfrastructureError("a fresh interpreter ended before it was told what to do") from error
        return self._process.pid

    def reap(self, grace_seconds: float = 0.0) -> Reaped:
        """Kill and reap it. Its CPU time holds its own imports too."""
        if self._process is None:
            raise InfrastructureError("there is no child to reap")
        process, self._process = self._process, None
        before = _cpu_seconds_of_children()
        by_itself = True
        try:
            process.wait(timeout=grace_seconds)
        except subprocess.TimeoutExpired:
            by_itself = False
            process.kill()
            process.wait()
        return Reaped(process.returncode, _cpu_seconds_of_children() - before, by_itself)

    def close(self) -> None:
        """End what still runs."""
        if self._process is not None:
            self.reap()
        self._scratch.cleanup()


def _cpu_seconds_of_children() -> float:
    """CPU time of all children that were waited for."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
