"""How a class is cut into parts for machines that work side by side."""

from __future__ import annotations

from collections.abc import Iterable

from autograder.classroom.run import Shard

SUBMISSIONS_PER_SHARD = 50
MOST_SHARDS = 200  # a job matrix holds at most 256


def shard_count(submissions: int, size: int = SUBMISSIONS_PER_SHARD, most: int = MOST_SHARDS) -> int:
    """How many shards of about ``size`` a class is cut into, at least one."""
    return max(1, min(most, -(-submissions // size)))


def shard_of(student: str, count: int) -> int:
    """The number, from 1 to ``count``, of the shard that `grade.py run --shard` gives a student to."""
    return next(number for number in range(1, count + 1) if Shard(number, count).holds(student))


def used_shards(students: Iterable[str], count: int) -> list[int]:
    """The shards that hold a student; the others need no machine."""
    return sorted({shard_of(student, count) for student in students})
