"""``grade.py`` with the stand-ins of ``fakes``, for tests of what starts it.

When the environment names a file in KILL_PARENT_ONCE and it does not exist, the first shard to have graded something
creates it and kills the process that started it, as if that machine had failed.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent.parent.parent)]

from autograder.classroom.pool import JobResult  # noqa: E402
from autograder.grade import main  # noqa: E402
from autograder.grading.jobs import Job  # noqa: E402
from tests.autograder import fakes  # noqa: E402


class Failing(fakes.FakePool):
    """Its machine fails after the first verdicts, once."""

    def grade(self, jobs: Iterator[Job]) -> Iterator[list[JobResult]]:
        """As ever, but for the failure."""
        for batch in super().grade(jobs):
            yield batch
            marker = Path(os.environ.get("KILL_PARENT_ONCE", os.devnull))
            if not marker.exists():
                marker.touch()
                os.kill(os.getppid(), signal.SIGKILL)
                signal.pause()


if __name__ == "__main__":
    fakes.install(setattr)
    setattr(fakes.run_module, "Pool", Failing)  # noqa: B010
    main()
