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

from autograder.grading.jobs import Done, Examples, Fault, FromWorker, Job, Ready, Setup, ToWorker
from autograder.model.errors import BrokenOff, InfrastructureError
from autograder.model.paths import ROOT

Outcome = tuple[Job, Done | Fault]
TRIES = 3
# Outcomes that wait to be recorded. Workers don't wait for the disk, but can't run away from it either.
WAITING_OUTCOMES = 64
WORKER_PROGRAM = ("-m", "autograder.grading.worker")
# There is a worker per core. More threads each would wait for one another at every tensor operation.
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")


class WorkerDied(Exception):
    """The worker's process is gone; what it worked on has no verdict."""


class NoWorkerLeft(BrokenOff):
    """Workers end and can't be replaced; the submissions that are left have no verdict."""


class WorkerProcess:
    """One worker as seen from the run."""

    def __init__(self, setup: Setup) -> None:
        self.setup = setup
        self.examples: Examples | None = None
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
                env={**os.environ, **ONE_THREAD},
                stdin=subprocess.DEVNULL,
                process_group=0,
            )
        with contextlib.suppress(WorkerDied):  # wait_until_ready finds out
            self._send(self.setup)

    def prepare(self, examples: Examples) -> None:
        """Send what was drawn."""
        self.examples = examples
        with contextlib.suppress(WorkerDied):
            self._send(examples)

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
        """Have a submission graded. A worker that dies over it is replaced and asked again.

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
        return Fault(reason)

    def _replace(self) -> None:
        self.close()
        self._start()
        assert self.examples is not None
        self.prepare(self.examples)
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
    """As many workers as setups. Entering the context starts them; ``prepare`` waits until all are ready."""

    def __init__(self, setups: Sequence[Setup]) -> None:
        self._setups = setups
        self._workers: list[WorkerProcess] = []

    def __enter__(self) -> Pool:
        try:
            for setup in self._setups:
                self._workers.append(WorkerProcess(setup))
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.connection.close()
        for worker in self._workers:
            worker.close()

    def prepare(self, examples: Examples) -> list[Ready]:
        """Send the examples; block until every worker's canaries behaved. Raises InfrastructureError."""
        for worker in self._workers:
            worker.prepare(examples)
        return [worker.wait_until_ready() for worker in self._workers]

    def grade(self, jobs: Iterator[Job]) -> Iterator[list[Outcome]]:
        """Outcomes in the order in which they are ready, as many at a time as have arrived.

        A worker that can't be replaced leaves its submission without a verdict and the rest to the others. Raises
        NoWorkerLeft when there is none; what was graded before has been yielded then.
        """
        outcomes: queue.Queue[Outcome | BaseException | None] = queue.Queue(WAITING_OUTCOMES)
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
                batch: list[Outcome] = []
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
