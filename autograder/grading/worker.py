"""One worker: a process that grades submissions one after the other, with a zygote of its own.

Workers share nothing and are started by exec. They hold the hidden suite and the expected values; the zygote that
they start, also by exec, does not.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterable
from multiprocessing.connection import Connection

import msgspec

from autograder.grading.canaries import check_canaries, record_on_solution
from autograder.grading.grader import Grader
from autograder.grading.jobs import Done, Examples, Fault, Job, Ready, Setup
from autograder.model.course import Course, Step, load_course
from autograder.model.errors import InfrastructureError
from autograder.sandbox.fresh import host_of
from autograder.sandbox.host import Host
from autograder.sandbox.trial.levels import read_paths, sandbox_uid
from autograder.sandbox.trial.selftest import PROGRAM, SELF_TEST
from autograder.sandbox.zygote import Start
from autograder.suite.drivers import program_of
from autograder.suite.plan import plans_of

TRIES = 3


def start_of(steps: Iterable[Step], level: int, number: int) -> Start:
    """The zygote's first frame: public text and data only."""
    return Start(
        programs={SELF_TEST: PROGRAM, **{step.id: program_of(step) for step in steps}},
        level=level,
        read_paths=read_paths(),
        uid=sandbox_uid(number),
    )


class Worker:
    """Answers jobs until the connection closes."""

    def __init__(self, course: Course, setup: Setup) -> None:
        self.course = course
        self.setup = setup
        self.step = course.step(setup.step)
        self.zygote: Host | None = self._started_zygote()
        self.grader: Grader
        self._ended_zygotes_cpu_seconds = 0.0

    def prepare(self, examples: Examples) -> list[str]:
        """Collect the suite while the zygote warms up, then have the canaries graded; the sandbox's notes.

        Raises InfrastructureError, SuiteError.
        """
        assert self.zygote is not None
        plans = plans_of(self.step, examples.examples)
        self.zygote.wait_until_warm()
        self.grader = Grader(self.course, self.step, plans, self.zygote)
        record_on_solution(self.grader, self.step)
        check_canaries(self.grader, self.step)
        return self.zygote.notes

    @property
    def zygote_cpu_seconds(self) -> float:
        """What all zygotes have used by themselves."""
        return self._ended_zygotes_cpu_seconds + (self.zygote.cpu_seconds if self.zygote else 0.0)

    @property
    def start_cpu_seconds(self) -> float:
        """What everything has used, when asked before the first submission."""
        canaries = self.zygote.children_cpu_seconds if self.zygote else 0.0
        return time.process_time() + self.zygote_cpu_seconds + canaries

    def grade(self, job: Job) -> Done | Fault:
        """Grade; after an infrastructure fault start a new zygote and try again."""
        before, zygote_before, reason = time.process_time(), self.zygote_cpu_seconds, ""
        for _ in range(TRIES):
            try:
                self._revive()
                graded = self.grader.grade(job.submission, job.only)
            except InfrastructureError as error:
                reason = str(error)
                self.close()
            else:
                return Done(
                    graded.verdict,
                    graded.output,
                    graded.cpu_seconds,
                    time.process_time() - before,
                    self.zygote_cpu_seconds - zygote_before,
                )
        return Fault(reason)

    def close(self) -> None:
        """End the zygote."""
        if self.zygote is not None:
            self._ended_zygotes_cpu_seconds = self.zygote_cpu_seconds
            self.zygote.close()
        self.zygote = None

    def _started_zygote(self) -> Host:
        return host_of(start_of([self.step], self.setup.level, self.setup.number))

    def _revive(self) -> None:
        if self.zygote is None:
            self.zygote = self._started_zygote()
            self.zygote.wait_until_warm()
            self.grader.zygote = self.zygote


def serve(connection: Connection) -> None:
    """Answer the run's messages until it closes the connection. Raises EOFError, OSError when it does."""
    setup = msgspec.msgpack.decode(connection.recv_bytes(), type=Setup)
    worker = None
    try:
        worker = Worker(load_course(), setup)
        notes = worker.prepare(msgspec.msgpack.decode(connection.recv_bytes(), type=Examples))
    except InfrastructureError as error:
        if worker is not None:
            worker.close()
        connection.send_bytes(msgspec.msgpack.encode(Fault(str(error), canary=True)))
        return
    connection.send_bytes(msgspec.msgpack.encode(Ready(notes, worker.start_cpu_seconds)))
    try:
        while True:
            job = msgspec.msgpack.decode(connection.recv_bytes(), type=Job)
            connection.send_bytes(msgspec.msgpack.encode(worker.grade(job)))
    finally:
        worker.close()


def main() -> None:
    """Serve the connection whose file descriptor is the first argument."""
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):  # the run is over, or gone
        serve(Connection(int(sys.argv[1])))
    os._exit(0)  # all is closed; taking torch apart piece by piece would only keep the run waiting


if __name__ == "__main__":
    main()
