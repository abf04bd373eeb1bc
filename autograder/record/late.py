"""What being late costs: ``[late.<step>]`` of course.toml, the time of receipt, and extensions of the roster.

The raw score of a verdict never changes; what is taken off stands beside it. The time is the one in ``collected.csv`` of
SUBMITTED, which `grade.py collect` and nbgrader's collect write; a submission without one counts as in time.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby
from operator import itemgetter

from autograder.intake.roster import Person, Roster
from autograder.model.course import Course, Late, Step
from autograder.model.verdict import Verdict, round_score

NOBODY = Person("")


@dataclass(frozen=True)
class Mark:
    """What a submission comes to. Scores are None where the machine failed, or nothing was handed in.

    ``days_late`` are begun days after the student's due date; ``days_free`` of them cost nothing.
    """

    student: str
    step: str
    raw_score: float | None
    max_score: float
    received: datetime | None = None
    due: datetime | None = None
    days_late: int = 0
    days_free: int = 0
    penalty: float = 0.0
    verdict: Verdict | None = None

    @property
    def score(self) -> float | None:
        """What counts: the raw score less the penalty."""
        return None if self.raw_score is None else round_score(max(0.0, self.raw_score - self.penalty))


def days_late(received: datetime | None, due: datetime, extension_days: float = 0.0) -> int:
    """Begun days after the due date with its extension; 0 when in time. Both times know their offset."""
    if received is None:
        return 0
    over = received - (due + timedelta(days=extension_days))
    return max(0, math.ceil(over / timedelta(days=1)))


def penalty(policy: Late, raw_score: float, max_score: float, days: int) -> float:
    """Points taken off for so many days beyond the free ones: a share of full marks a day, all after ``closes``."""
    if policy.closes_after_days is not None and days > policy.closes_after_days:
        return raw_score
    return round_score(min(raw_score, policy.penalty_per_day * max_score * days))


def marks(
    course: Course,
    verdicts: Iterable[Verdict],
    received: Mapping[tuple[str, str], datetime],
    roster: Roster,
    steps: Collection[str],
) -> Iterator[Mark]:
    """The marks of all verdicts, and of who is on the roster but handed nothing in; sorted by student, then step.

    ``verdicts`` come sorted by student, and one student's are in memory at a time; ``steps`` are those that count. The
    course's budget of late days is spent in the order of the due dates, whole days, before anything is taken off.
    """
    counting = [step for step in course.steps if step.id in steps]
    absent = ((student, ()) for student in sorted(roster))
    present = groupby(verdicts, key=lambda verdict: verdict.student)
    everyone = heapq.merge(present, absent, key=itemgetter(0))
    for student, groups in groupby(everyone, key=itemgetter(0)):
        own = {verdict.step: verdict for _, group in groups for verdict in group}
        yield from _of_student(course, student, counting, own, received, roster)


def _of_student(
    course: Course,
    student: str,
    steps: Sequence[Step],
    own: Mapping[str, Verdict],
    received: Mapping[tuple[str, str], datetime],
    roster: Roster,
) -> list[Mark]:
    """In the order of the course."""
    extension, budget = roster.get(student, NOBODY).extension_days, course.late_day_budget
    found: dict[str, Mark] = {}
    for step in sorted(steps, key=lambda step: course.late[step.id].due if step.id in course.late else _LAST):
        verdict = own.get(step.id)
        mark = _mark(course, student, step.id, step.points, verdict, received, extension, budget)
        budget -= mark.days_free
        found[step.id] = mark
    return [found[step.id] for step in steps if step.id in own or student in roster]


_LAST = datetime.max.replace(tzinfo=UTC)


def _mark(
    course: Course,
    student: str,
    step: str,
    points: float,
    verdict: Verdict | None,
    received: Mapping[tuple[str, str], datetime],
    extension: float,
    budget: int,
) -> Mark:
    if verdict is None:
        return Mark(student, step, None, round_score(points))
    policy, when = course.late.get(step), received.get((student, step))
    if policy is None or verdict.score is None:
        return Mark(student, step, verdict.score, verdict.max_score, when, verdict=verdict)
    late = days_late(when, policy.due, extension)
    free = min(late, budget)
    return Mark(
        student,
        step,
        verdict.score,
        verdict.max_score,
        when,
        policy.due + timedelta(days=extension),
        late,
        free,
        penalty(policy, verdict.score, verdict.max_score, late - free),
        verdict,
    )
