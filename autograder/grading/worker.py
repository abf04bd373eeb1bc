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

from autograder.grading.canaries import check_canaries, check_sandbox
from autograder.grading.grader import Grader
from autograder.grading.jobs import Done, Fault, FromWorker, Job, Prepare, Ready, Setup
from autograder.grading.rehearsal import keep_rehearsal, rehearsal_path, rehearse
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


def start_of(steps: Iterable[Step], level: int) -> Start:
    """The zygote's first frame: public text and data only."""
    return Start(
        programs={SELF_TEST: PROGRAM, **{step.id: program_of(step) for step in steps}},
        level=level,
        read_paths=read_paths(),
        uid=sandbox_uid(),
    )


class Worker:
    """Answers jobs until the connection closes. One zygote serves all steps of the class; each has its own grader."""

    def __init__(self, course: Course, setup: Setup) -> None:
        self.course = course
        self.setup = setup
        self.graders: dict[str, Grader] = {}
        self.zygote: Host | None = self._started_zygote()
        self._is_warm = False
        self._ended_zygotes_cpu_seconds = 0.0

    def prepare(self, task: Prepare) -> Ready:
        """Collect a step's suite, while the zygote warms up, then have the canaries graded.

        Raises InfrastructureError, SuiteError.
        """
        before = self._cpu_seconds if self.graders else 0.0
        step = self.course.step(task.step)
        plans = plans_of(step, task.examples)
        zygote = self._warm_zygote()
        grader = Grader(self.course, step, plans, zygote)
        path = rehearsal_path(self.course, step, task.examples)
        is_new = rehearse(grader, step, path)
        if self.setup.number == 0:  # all workers are started alike: one speaks for them
            if not self.graders:
                check_sandbox(zygote)
            check_canaries(grader, step)
            if is_new:
                keep_rehearsal(grader, step, path)
        self.graders[step.id] = grader
        return Ready(zygote.notes, self._cpu_seconds - before)

    @property
    def zygote_cpu_seconds(self) -> float:
        """What all zygotes have used by themselves."""
        return self._ended_zygotes_cpu_seconds + (self.zygote.cpu_seconds if self.zygote else 0.0)

    @property
    def _cpu_seconds(self) -> float:
        """What everything has used so far."""
        children = self.zygote.children_cpu_seconds if self.zygote else 0.0
        return time.process_time() + self.zygote_cpu_seconds + children

    def grade(self, job: Job) -> Done | Fault:
        """Grade; after an infrastructure fault start a new zygote and try again."""
        before, zygote_before, reason = time.process_time(), self.zygote_cpu_seconds, ""
        for _ in range(TRIES):
            try:
                grader = self.graders[job.submission.step]
                grader.zygote = self._warm_zygote()
                graded = grader.grade(job.submission, job.only)
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
        steps = [self.course.step(step) for step in self.setup.steps]
        return host_of(start_of(steps, self.setup.level))

    def _warm_zygote(self) -> Host:
        """The zygote that runs, or a new one after a fault, when it is ready to fork. Raises InfrastructureError."""
        if self.zygote is None:
            self.zygote, self._is_warm = self._started_zygote(), False
        if not self._is_warm:
            self.zygote.wait_until_warm()
            self._is_warm = True
        return self.zygote


def serve(connection: Connection) -> None:
    """Answer the run's messages until it closes the connection. Raises EOFError, OSError when it does.

    A fault while a step is prepared ends the worker: grading can't be trusted then.
    """

    def say(message: FromWorker) -> None:
        connection.send_bytes(msgspec.msgpack.encode(message))

    worker = None
    try:
        worker = Worker(load_course(), msgspec.msgpack.decode(connection.recv_bytes(), type=Setup))
        while True:
            message = msgspec.msgpack.decode(connection.recv_bytes(), type=Prepare | Job)
            say(worker.prepare(message) if isinstance(message, Prepare) else worker.grade(message))
    except InfrastructureError as error:
        say(Fault(str(error), canary=True))
    finally:
        if worker is not None:
            worker.close()


def main() -> None:
    """Serve the connection whose file descriptor is the first argument."""
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):  # the run is over, or gone
        serve(Connection(int(sys.argv[1])))
    os._exit(0)  # all is closed; taking torch apart piece by piece would only keep the run waiting


if __name__ == "__main__":
    main()
