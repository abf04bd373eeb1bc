"""The bench: a process that imports the student's files and runs public tests on them. Started by ``runner.py``.

It reads orders from its standard input and writes news to its standard output, one JSON line each. Student code gets
neither: input is empty, and what it prints is kept for the report.
"""

from __future__ import annotations

import gc
import io
import os
import signal
import sys
import threading
from pathlib import Path
from typing import BinaryIO

import msgspec

from autograder.model.course import Course, Step, Todo, course_of_checkout
from autograder.student.pytest_run import run_tests
from autograder.student.records import Broken, Ending, News, Order, Warm, Warmed
from autograder.student.wear import globals_now, is_worn
from autograder.suite.drivers import load_driver

_warmed: set[str] = set()


class Channel:
    """The bench's line to the command. Threads may share it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._lock = threading.Lock()

    def send(self, news: News) -> None:
        """Write one message."""
        with self._lock:
            self._stream.write(msgspec.json.encode(news) + b"\n")
            self._stream.flush()


def main() -> None:
    """Carry out orders until the command closes its end, or until student code has changed this process."""
    # Only what is needed: other installed pytest plugins cost time, and could change what a test means.
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the command, which then ends the bench
    orders, channel = _own_channels()
    course = course_of_checkout()
    decoder = msgspec.json.Decoder(Order)
    for line in orders:
        news = _carry_out(course, decoder.decode(line), channel)
        channel.send(news)
        if not isinstance(news, Warmed) and news.last:
            return


def _own_channels() -> tuple[BinaryIO, Channel]:
    """Take standard input and output for the bench alone; student code gets the null device instead."""
    orders = os.fdopen(os.dup(0), "rb")
    news = os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1):  # errors of the bench itself go to a file of the command's
        os.dup2(null, descriptor)
    sys.stdin = io.StringIO()
    sys.stdout = io.TextIOWrapper(open(os.devnull, "wb"), encoding="utf-8", errors="replace")  # noqa: SIM115
    return orders, Channel(news)


def _carry_out(course: Course, order: Order, channel: Channel) -> Ending | Warmed:
    step = course.step(order.step)
    try:
        if isinstance(order, Warm):
            known = len(_warmed)
            for todo in order.todos:
                _warm(step, step.todo(todo))
            if len(_warmed) > known:
                gc.freeze()  # what is imported now stays: the collector need not look at it again
            return Warmed()
        todo = step.todo(order.todo)
        _warm(step, todo)
        before = globals_now()
        outcome = run_tests(step, todo, Path(order.folder), order.limits, channel.send)
        return msgspec.structs.replace(outcome, last=is_worn(before))
    except Exception as error:  # the check's own fault: say so, whatever it is
        return Broken(f"{type(error).__name__}: {error}", last=True)


def _warm(step: Step, todo: Todo) -> None:
    """Import what the TODO's driver imports and run what is slow the first time: that is not the student's time.

    The check of all files together needs what each of them needs.
    """
    for each in [todo] if todo.file else step.stubs:
        if each.id not in _warmed:
            _warmed.add(each.id)
            load_driver(step, each).functions.get("warm", lambda: None)()


if __name__ == "__main__":
    main()
