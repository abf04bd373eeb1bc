"""Runs workers: starts them, hands out submissions, collects verdicts, replaces a worker that dies.

One thread per worker waits for it; the work itself is in the worker's process.
"""

from __future__ import annotations

import contextlib
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Any

import msgspec

from autograder.grading.jobs import Done, Fault, FromWorker, Job, Prepare, Ready, Setup, ToWorker
from autograder.model.errors import BrokenOff, InfrastructureError
from autograder.model.paths import ROOT

JobResult = tuple[Job, Done | Fault]
TRIES = 2
# Outcomes that wait to be recorded. Workers don't wait for the disk, but can't run away from it either.
WAITING_OUTCOMES = 64
WORKER_PROGRAM = ("-m", "autograder.grading.worker")
# There is a worker per core. More threads each would wait for one another at every tensor operation. Of pytest it needs
# no plugin: those that happen to be installed cost half a second, and could change what a test means.
ENVIRONMENT = {
    **dict.fromkeys(("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1"),
    "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
}


class WorkerDied(Exception):
    """The worker's process is gone; what it worked on has no verdict."""


class NoWorkerLeft(BrokenOff):
    """Workers end and can't be replaced; the submissions that are left have no verdict."""


class WorkerProcess:
    """One worker as seen from the run."""

    def __init__(self, setup: Setup) -> None:
        self.setup = setup
        self._task: Prepare | None = None
        self._start()

    def _start(self) -> None:
        ours, theirs = Pipe()
        self.connection: Connection = ours
        with theirs:
            # A process group of its own: Ctrl-C is for the run, which ends its workers.
            self.process = subprocess.Popen(
                [sys.executable, *WORKER_PROGRAM, str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                cwd=ROOT,
                env={**os.environ, **ENVIRONMENT},
                stdin=subprocess.DEVNULL,
                process_group=0,
            )
        with contextlib.suppress(WorkerDied):  # wait_until_ready finds out
            self._send(self.setup)

    def prepare(self, task: Prepare) -> None:
        """Have it prepare for a step."""
        self._task = task
        with contextlib.suppress(WorkerDied):
            self._send(task)

    def wait_until_ready(self) -> Ready:
        """Block until its canaries behaved. Raises InfrastructureError when they did not."""
        try:
            message = self._receive()
        except WorkerDied as error:
            raise InfrastructureError(f"a worker could not start: {error}") from error
        if isinstance(message, Ready):
            return message
        raise InfrastructureError(message.reason if isinstance(message, Fault) else f"unexpected {message}")

    def grade(self, job: Job) -> Done | Fault:
        """Have a submission graded. A worker that dies over it is replaced and asked again; twice is no accident.

        Raises InfrastructureError when it can't be replaced.
        """
        reason = ""
        for _ in range(TRIES):
            try:
                self._send(job)
                message = self._receive()
            except WorkerDied as error:
                reason = str(error)
                self._replace()
            else:
                assert not isinstance(message, Ready)
                return message
        return Fault(reason, deadly=True)

    def _replace(self) -> None:
        self.close()
        self._start()
        assert self._task is not None  # what it has prepared for before is done
        self.prepare(self._task)
        self.wait_until_ready()

    def close(self) -> None:
        """End it."""
        self.connection.close()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _send(self, message: ToWorker) -> None:
        try:
            self.connection.send_bytes(msgspec.msgpack.encode(message))
        except OSError as error:
            raise WorkerDied(f"the worker is gone ({error})") from error

    def _receive(self) -> FromWorker:
        try:
            return msgspec.msgpack.decode(self.connection.recv_bytes(), type=FromWorker)
        except (EOFError, OSError) as error:
            code = self.process.wait()
            raise WorkerDied(f"the worker ended with exit code {code}") from error


class Pool:
    """Workers for some steps of the course. They start when they are told to, and end with the context."""

    def __init__(self, steps: Sequence[str], level: int) -> None:
        """``level`` is the sandbox's."""
        self._steps = list(steps)
        self._level = level
        self._workers: list[WorkerProcess] = []

    def __enter__(self) -> Pool:
        return self

    def start(self, count: int) -> None:
        """Start so many workers, which then warm up by themselves; does nothing when there are some already."""
        if not self._workers:
            for number in range(count):
                self._workers.append(WorkerProcess(Setup(self._steps, self._level, number)))

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.connection.close()
        for worker in self._workers:
            worker.close()

    def prepare(self, task: Prepare) -> list[Ready]:
        """Prepare for a step; block until every worker's canaries behaved. Raises InfrastructureError."""
        for worker in self._workers:
            worker.prepare(task)
        return [worker.wait_until_ready() for worker in self._workers]

    def grade(self, jobs: Iterator[Job]) -> Iterator[list[JobResult]]:
        """Outcomes in the order in which they are ready, as many at a time as have arrived.

        A worker that can't be replaced leaves its submission without a verdict and the rest to the others. Raises
        NoWorkerLeft when there is none; what was graded before has been yielded then.
        """
        outcomes: queue.Queue[JobResult | BaseException | None] = queue.Queue(WAITING_OUTCOMES)
        lock = threading.Lock()
        stop = threading.Event()

        def work(worker: WorkerProcess) -> None:
            job: Job | None = None
            try:
                while not stop.is_set():
                    with lock:
                        job = next(jobs, None)
                    if job is None:
                        break
                    _put(outcomes, (job, worker.grade(job)), stop)
            except InfrastructureError as error:
                if job is not None:
                    _put(outcomes, (job, Fault(str(error))), stop)
                _put(outcomes, error, stop)
            except BaseException as error:
                _put(outcomes, error, stop)
            _put(outcomes, None, stop)

        threads = [threading.Thread(target=work, args=(worker,), daemon=True) for worker in self._workers]
        for thread in threads:
            thread.start()
        running, lost = len(threads), []
        try:
            while running:
                batch: list[JobResult] = []
                for arrived in _arrived(outcomes):
                    if arrived is None:
                        running -= 1
                    elif isinstance(arrived, InfrastructureError):
                        lost.append(arrived)
                    elif isinstance(arrived, BaseException):
                        raise arrived
                    else:
                        batch.append(arrived)
                if batch:
                    yield batch
        finally:
            stop.set()
        if len(lost) == len(threads) and next(jobs, None) is not None:
            raise NoWorkerLeft(f"no worker is left to grade with: {lost[-1]}")


def _put(outcomes: queue.Queue[Any], outcome: Any, stop: threading.Event) -> None:
    """Put, waiting for room; give up when nobody will ever take it."""
    while not stop.is_set():
        with contextlib.suppress(queue.Full):
            outcomes.put(outcome, timeout=1)
            return


def _arrived(outcomes: queue.Queue[Any]) -> list[Any]:
    """At least one outcome, and all others that are there."""
    arrived = [outcomes.get()]
    with contextlib.suppress(queue.Empty):
        while True:
            arrived.append(outcomes.get_nowait())
    return arrived
