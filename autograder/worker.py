"""One worker: a process that grades submissions one after the other, with a zygote of its own.

Workers share nothing and are started by exec. They hold the hidden suite and the expected values; the zygote that
they start, also by exec, does not.
"""

from __future__ import annotations

import sys
from multiprocessing.connection import Connection

import msgspec

from autograder.canaries import check_canaries, record_on_solution
from autograder.course import Course, Step, load_course
from autograder.grading import Grader
from autograder.jobs import Done, Fault, Job, Ready, Setup
from autograder.sandbox.host import InfrastructureError, Zygote
from autograder.sandbox.levels import host_prefix, read_paths, sandbox_uid
from autograder.sandbox.selftest import SELF_TEST, SELF_TEST_DRIVER
from autograder.sandbox.zygote import Start
from autograder.suite.drivers import given_sources, load_driver
from autograder.suite.plan import SOLUTIONS, plans_of


def start_of(step: Step, level: int, number: int) -> Start:
    """The zygote's first frame: public text only."""
    drivers = {todo.id: load_driver(step, todo).source for todo in step.todos}
    return Start(
        mode="fork",
        drivers={**drivers, SELF_TEST: SELF_TEST_DRIVER},
        given=given_sources(step, SOLUTIONS / step.id),
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
        self.zygote = self._zygote()
        self.plans = plans_of(self.step, setup.examples)  # while the zygote warms up
        self.zygote.wait_until_warm()
        self.grader = Grader(course, self.step, self.plans, self.zygote)
        record_on_solution(self.grader, self.step)
        check_canaries(self.grader, self.step)

    def _zygote(self) -> Zygote:
        start = start_of(self.step, self.setup.level, self.setup.number)
        return Zygote(start, host_prefix(self.setup.level))

    def grade(self, job: Job) -> Done | Fault:
        """Grade; after an infrastructure fault start a new zygote and try once more."""
        for last_try in (False, True):
            try:
                graded = self.grader.grade(job.submission, job.only)
                return Done(graded.verdict, graded.output, graded.cpu_seconds)
            except InfrastructureError as error:
                if last_try:
                    return Fault(str(error))
                self._restart()
        raise AssertionError("unreachable")

    def _restart(self) -> None:
        self.zygote.close()
        self.zygote = self._zygote()
        self.zygote.wait_until_warm()
        self.grader.zygote = self.zygote


def main() -> None:
    """Serve the connection whose file descriptor is the first argument."""
    connection = Connection(int(sys.argv[1]))
    setup = msgspec.msgpack.decode(connection.recv_bytes(), type=Setup)
    try:
        worker = Worker(load_course(), setup)
    except InfrastructureError as error:
        connection.send_bytes(msgspec.msgpack.encode(Fault(str(error), canary=True)))
        return
    connection.send_bytes(msgspec.msgpack.encode(Ready(worker.zygote.notes)))
    with worker.zygote:
        while True:
            try:
                job = msgspec.msgpack.decode(connection.recv_bytes(), type=Job)
            except EOFError:
                return
            connection.send_bytes(msgspec.msgpack.encode(worker.grade(job)))


if __name__ == "__main__":
    main()
