"""``timings.json``: how long a run took and what each submission cost.

Durations stay out of ``results.json``, where the same input must give the same file. Everything that reads this file
does without it when it isn't there.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from autograder.model.files import write_whole

TIMINGS_FILE = "timings.json"


class Spent(msgspec.Struct, frozen=True):
    """The CPU time of the processes that ran one submission, in seconds."""

    student: str
    step: str
    cpu_seconds: float


class Timings(msgspec.Struct, frozen=True):
    """The whole of ``timings.json``. The run's figures are the last run's; ``submissions`` keeps earlier ones too."""

    wall_seconds: float
    graded: int
    reused: int
    submissions: list[Spent]
    schema_version: int = 1


def read_timings(folder: Path) -> Timings | None:
    """The folder's timings; None when there are none or they can't be read (they only ever decorate a report)."""
    try:
        return msgspec.json.decode((folder / TIMINGS_FILE).read_bytes(), type=Timings)
    except (OSError, msgspec.MsgspecError):
        return None


def update_timings(
    folder: Path, wall_seconds: float, graded: int, reused: int, spent: Mapping[tuple[str, str], float]
) -> None:
    """Write the timings of a run that has ended. ``spent`` is by (student, step), in seconds of CPU time.

    Submissions that were not graded this time keep what they cost before. Raises OSError.
    """
    earlier = read_timings(folder)
    known = (
        {(entry.student, entry.step): entry.cpu_seconds for entry in earlier.submissions} if earlier else {}
    )
    known.update({submission: round(seconds, 3) for submission, seconds in spent.items()})
    entries = [Spent(student, step, seconds) for (student, step), seconds in sorted(known.items())]
    timings = Timings(round(wall_seconds, 1), graded, reused, entries)
    write_whole(folder / TIMINGS_FILE, msgspec.json.encode(timings) + b"\n", sync=False)
