"""Starts the bench, gives it orders and waits for what it tells, but never for ever."""

from __future__ import annotations

import contextlib
import math
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import IO, Self, TypeVar

import msgspec

from autograder.model.course import Limits, Step, Todo
from autograder.model.paths import ROOT
from autograder.model.verdict import Text
from autograder.student.records import (
    Alive,
    Began,
    Broken,
    CannotImport,
    Checked,
    Ending,
    Finished,
    News,
    Order,
    Report,
    Run,
    Status,
    Stuck,
    Trouble,
    Warm,
    Warmed,
)

Message = TypeVar("Message")
IMPORT_SECONDS = 120.0  # a cold torch on a slow disk
GRACE_SECONDS = 3.0  # the bench's own clock comes first


class Bench:
    """A process that checks one TODO after the other. It is started when needed, and anew after a hang or a crash."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._news: queue.Queue[News | None] = queue.Queue()
        self._errors: IO[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(self) -> None:
        """Start the process, if none is there, so that it imports while the caller does other things."""
        if self._process is not None and self._process.poll() is None:
            return
        self.close()
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115  (closed with the process)
        self._process = subprocess.Popen(
            [sys.executable, "-u", "-m", "autograder.student.bench"],
            cwd=ROOT,
            env=_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
        )
        self._news = queue.Queue()
        assert self._process.stdout is not None
        threading.Thread(target=_read, args=(self._process.stdout, self._news), daemon=True).start()

    def warm(self, step: Step, todos: list[Todo]) -> None:
        """Have imported what these TODOs' tests need. Returns at once; a check in the meantime waits for it."""
        self._order(Warm(step.id, [todo.id for todo in todos]))

    def check(self, step: Step, todo: Todo, folder: Path, limits: Limits) -> Report:
        """Run the public tests of one TODO on the files of ``folder``, each within the limits."""
        begun = time.monotonic()
        self._order(Run(step.id, todo.id, str(folder), limits))
        report = self._listen(todo, limits)
        return msgspec.structs.replace(report, seconds=time.monotonic() - begun)

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for stream in (self._process.stdin, self._process.stdout):
                if stream is not None:
                    with contextlib.suppress(
                        OSError
                    ):  # what could not be flushed was for a process that is gone
                        stream.close()
            self._process = None
        if self._errors is not None:
            self._errors.close()
            self._errors = None

    def _order(self, order: Order) -> None:
        self.start()
        assert self._process is not None
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):  # it has just crashed: listening will tell
            self._process.stdin.write(msgspec.json.encode(order) + b"\n")
            self._process.stdin.flush()

    def _listen(self, todo: Todo, limits: Limits) -> Report:
        """Follow one run to its end."""
        running: Text | None = None
        limit = IMPORT_SECONDS
        while True:
            try:
                news = next_of(self._news, limit)
            except queue.Empty:
                news = Stuck(None)
            match news:
                case Alive():
                    limit = limits.wall_seconds + GRACE_SECONDS
                case Began(fact):
                    running = fact
                case Finished() | CannotImport() | Broken():
                    if news.last:
                        self.close()
                    return _report(todo, news)
                case Stuck(place):
                    self.close()
                    return Report(todo.id, "timed_out", trouble=Trouble("", "", place), running=running)
                case None:
                    return self._gone(todo, running)
                case Warmed():
                    pass

    def _gone(self, todo: Todo, running: Text | None) -> Report:
        """The bench ended without a word: in a test it was the student's code, before that it was not."""
        code = self._process.wait() if self._process else 0
        said = ""
        if self._errors is not None:
            self._errors.seek(0)
            said = self._errors.read().decode("utf-8", "replace").strip()
        self.close()
        if running is None:
            return Report(
                todo.id, "broken_check", trouble=Trouble("", said or f"the bench ended with code {code}")
            )
        return Report(todo.id, "crashed", trouble=Trouble("", f"{code}"), running=running)


def next_of(messages: queue.Queue[Message], seconds: float = math.inf) -> Message:
    """The queue's next message, waited for in short turns: on Windows a long wait can't be ended by Ctrl-C.

    Raises queue.Empty after ``seconds``.
    """
    end = time.monotonic() + seconds
    while True:
        try:
            return messages.get(timeout=max(0.0, min(0.5, end - time.monotonic())))
        except queue.Empty:
            if time.monotonic() >= end:
                raise


def _environment() -> dict[str, str]:
    """The student's environment, with the checkout importable and text as UTF-8 on every system.

    One thread: the tests' models are so small that more of them only wait for each other.
    """
    path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    return {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1", "OMP_NUM_THREADS": "1"}


def _read(stream: IO[bytes], news: queue.Queue[News | None]) -> None:
    decoder = msgspec.json.Decoder(News)
    try:
        for line in stream:
            news.put(decoder.decode(line))
    except (OSError, ValueError):
        pass  # closed on this side
    news.put(None)


def _report(todo: Todo, outcome: Ending) -> Report:
    match outcome:
        case Finished(checks, mistake=mistake):
            trouble = next((check.trouble for check in checks if check.trouble), None)
            return Report(todo.id, _status(checks), checks, trouble, mistake=mistake)
        case CannotImport(trouble):
            return Report(todo.id, _import_status(todo, trouble), trouble=trouble)
        case Broken(reason):
            return Report(todo.id, "broken_check", trouble=Trouble("", reason))


def _status(checks: list[Checked]) -> Status:
    if all(check.passed for check in checks):
        return "passed"
    if any(check.trouble and check.trouble.type == "NotImplementedError" for check in checks):
        return "not_attempted"
    return "failed"


def _import_status(todo: Todo, trouble: Trouble) -> Status:
    if trouble.type == "ModuleNotFoundError" and trouble.place is None and todo.module in trouble.message:
        return "missing"
    return "import_error"
