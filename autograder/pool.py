"""Runs workers: starts them, hands out submissions, collects verdicts, replaces a worker that dies.

One thread per worker waits for it; the work itself is in the worker's process.
"""

from __future__ import annotations

import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from multiprocessing import Pipe
from multiprocessing.connection import Connection

import msgspec

from autograder.course import ROOT
from autograder.intake import Submission
from autograder.jobs import Done, Fault, FromWorker, Job, Ready, Setup
from autograder.sandbox.host import InfrastructureError

Outcome = tuple[Submission, Done | Fault]


class WorkerDied(Exception):
    """The worker's process is gone; what it worked on has no verdict."""


class WorkerProcess:
    """One worker as seen from the run."""

    def __init__(self, setup: Setup) -> None:
        self.setup = setup
        self._start()

    def _start(self) -> None:
        ours, theirs = Pipe()
        self.connection: Connection = ours
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "autograder.worker", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
            )
        self._send(self.setup)

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
        """Have a submission graded. A worker that dies over it is replaced and asked once more."""
        for last_try in (False, True):
            try:
                self._send(job)
                message = self._receive()
            except WorkerDied as error:
                self.close()
                self._start()
                self.wait_until_ready()
                if last_try:
                    return Fault(str(error))
            else:
                assert not isinstance(message, Ready)
                return message
        raise AssertionError("unreachable")

    def close(self) -> None:
        """End it."""
        self.connection.close()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _send(self, message: Setup | Job) -> None:
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
    """As many workers as jobs. Use as a context manager; entering waits until all are ready."""

    def __init__(self, setups: Sequence[Setup]) -> None:
        self._setups = setups
        self._workers: list[WorkerProcess] = []

    def __enter__(self) -> Pool:
        try:
            self._workers = [WorkerProcess(setup) for setup in self._setups]
            self.notes = sorted(
                {note for worker in self._workers for note in worker.wait_until_ready().notes}
            )
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.close()

    def grade(self, jobs: Iterator[Job]) -> Iterator[Outcome]:
        """Outcomes in the order in which they are ready. Raises InfrastructureError when a worker can't go on."""
        outcomes: queue.SimpleQueue[Outcome | BaseException | None] = queue.SimpleQueue()
        lock = threading.Lock()
        stop = threading.Event()

        def work(worker: WorkerProcess) -> None:
            try:
                while not stop.is_set():
                    with lock:
                        job = next(jobs, None)
                    if job is None:
                        break
                    outcomes.put((job.submission, worker.grade(job)))
            except BaseException as error:
                outcomes.put(error)
            outcomes.put(None)

        threads = [threading.Thread(target=work, args=(worker,), daemon=True) for worker in self._workers]
        for thread in threads:
            thread.start()
        running = len(threads)
        try:
            while running:
                outcome = outcomes.get()
                if isinstance(outcome, BaseException):
                    raise outcome
                if outcome is None:
                    running -= 1
                else:
                    yield outcome
        finally:
            stop.set()
