"""What the run makes of a worker that ends over a submission."""

from __future__ import annotations

import pytest

from autograder.classroom.pool import WorkerDied, WorkerProcess
from autograder.grading.jobs import Done, Fault, Job
from autograder.model.submission import Submission
from tests.autograder.fakes import STEP, verdict_on

JOB = Job(Submission("eve", STEP.id, {}))


class Mortal(WorkerProcess):
    """A worker without a process, which ends over its first ``deaths`` jobs."""

    def __init__(self, deaths: int) -> None:
        self.deaths = deaths
        self.started = 1

    def _send(self, message: object) -> None:
        return

    def _receive(self) -> Done:
        if self.deaths:
            self.deaths -= 1
            raise WorkerDied("the worker ended with exit code -11")
        return Done(verdict_on(JOB.submission), "", 0.0)

    def _replace(self) -> None:
        self.started += 1


def test_a_worker_may_end_once_by_accident() -> None:
    worker = Mortal(deaths=1)
    assert isinstance(worker.grade(JOB), Done)
    assert worker.started == 2


@pytest.mark.parametrize("deaths", [2, 9])
def test_a_submission_over_which_two_workers_ended_has_its_verdict(deaths: int) -> None:
    worker = Mortal(deaths)
    fault = worker.grade(JOB)
    assert isinstance(fault, Fault)
    assert fault.deadly
    assert "-11" in fault.reason
    assert worker.started == 3, "the next submission has a worker"
