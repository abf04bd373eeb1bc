"""What a submission comes to: what being late costs (``[late.<step>]`` of course.toml, the time of receipt, extensions), and
what a person decided. It is worked out here and nowhere else: pages, report, terminal and exports all show it.

The raw score of a verdict never changes; what is taken off stands beside it. The time is the one in ``collected.csv`` of
SUBMITTED, which `grade.py collect` and nbgrader's collect write; a submission without one counts as in time.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import groupby
from operator import itemgetter

import msgspec

from autograder.intake.roster import Person, Roster
from autograder.model.clean import in_number
from autograder.model.course import Course, Late, Step
from autograder.model.verdict import Counts, Text, Verdict, round_score
from autograder.record.circumstances import NONE, Circumstances
from autograder.record.decisions import Decision

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
    decisions: Sequence[Decision] = ()

    @property
    def excused(self) -> bool:
        """Whether the step doesn't count for this student."""
        return any(one.excused for one in self.decisions)

    @property
    def score(self) -> float | None:
        """What counts: what was decided for the step; else the points with what was decided for TODOs, less the penalty."""
        if self.excused:
            return None
        for one in self.decisions:
            if not one.todo and one.points is not None:
                return round_score(one.points)
        points = _with_decisions(self.verdict, self.raw_score, self.decisions)
        return None if points is None else round_score(max(0.0, points - self.penalty))

    @property
    def counted(self) -> Verdict | None:
        """The verdict with what counts: its ``counts``, where that is another score than the raw one or a person decided."""
        if self.verdict is None or not (self.decisions or self.days_late):
            return self.verdict
        return msgspec.structs.replace(
            self.verdict, counts=Counts(self.score, self.penalty, self.days_late, self.excused, self.why)
        )

    @property
    def why(self) -> list[Text]:
        """Each thing that changed the score, in words for the student."""
        return _why(self)


def _with_decisions(
    verdict: Verdict | None, raw: float | None, decisions: Sequence[Decision]
) -> float | None:
    """The points of a submission with those that a person gave for TODOs in place of the graded ones."""
    if verdict is None or raw is None:
        return raw
    given = {one.todo: one.points for one in decisions if one.todo and one.points is not None}
    return round_score(raw + sum(given[todo.id] - todo.score for todo in verdict.todos if todo.id in given))


def _why(mark: Mark) -> list[Text]:
    """Each thing that changed a score, in words for the student."""
    words = []
    if mark.days_late:
        free = Text(zh=f"（其中 {mark.days_free} 天不扣分）", en=f" ({mark.days_free} of them free)")
        zh, en = (free.zh, free.en) if mark.days_free else ("", "")
        words.append(
            Text(
                zh=f"迟交 {mark.days_late} 天{zh}：扣 {mark.penalty:g} 分",
                en=f"{in_number(mark.days_late, 'day')} late{en}: {in_number(mark.penalty, 'point')} off",
            )
        )
    for one in mark.decisions:
        todo = f"TODO {one.todo}: " if one.todo else ""
        if one.points is not None:
            words.append(
                Text(
                    zh=f"老师决定：{todo}{one.points:g} 分（{one.reason}）",
                    en=f"Decided by staff: {todo}{in_number(one.points, 'point')} ({one.reason})",
                )
            )
        if one.excused:
            words.append(Text(zh=f"免计：{one.reason}", en=f"Excused: {one.reason}"))
        if one.extension_days:
            words.append(
                Text(
                    zh=f"延期 {one.extension_days:g} 天：{one.reason}",
                    en=f"Extended by {in_number(one.extension_days, 'day')}: {one.reason}",
                )
            )
    return words


class Counting:
    """The rules and circumstances of a class, looked up student by student."""

    def __init__(self, course: Course, circumstances: Circumstances) -> None:
        self.course, self.circumstances = course, circumstances
        self.roster, self.received = circumstances.roster, circumstances.received
        self.decided, self.marked_late = circumstances.decided, circumstances.marked_late
        self.notes = circumstances.notes

    def marks(self, verdicts: Iterable[Verdict], steps: Collection[str]) -> Iterator[Mark]:
        """Of everyone, as ``marks`` gives them."""
        return marks(
            self.course,
            verdicts,
            self.received,
            self.roster,
            steps,
            decided=self.decided,
            marked_late=self.marked_late,
        )

    def counted(self, own: Sequence[Verdict]) -> list[Verdict]:
        """One student's verdicts, each with what counts, and what was noticed when it came in."""
        if self.circumstances == NONE or not own:
            return list(own)
        student = own[0].student
        person = {student: self.roster[student]} if student in self.roster else {}
        found = {
            mark.step: mark.counted
            for mark in marks(
                self.course,
                own,
                self.received,
                person,
                {verdict.step for verdict in own},
                decided=self.decided,
                marked_late=self.marked_late,
            )
        }
        counted = [found.get(verdict.step) or verdict for verdict in own]
        return [
            msgspec.structs.replace(one, notes=[self.notes[student, one.step]])
            if (student, one.step) in self.notes
            else one
            for one in counted
        ]


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
    *,
    decided: Mapping[tuple[str, str], Sequence[Decision]] | None = None,
    marked_late: Collection[tuple[str, str]] = (),
) -> Iterator[Mark]:
    """The marks of all verdicts, and of who is on the roster but handed nothing in; sorted by student, then step.

    What a system marks as late without saying when it came counts as one day.

    ``verdicts`` come sorted by student, and one student's are in memory at a time; ``steps`` are those that count. The
    course's budget of late days is spent in the order of the due dates, whole days, before anything is taken off.
    """
    counting = [step for step in course.steps if step.id in steps]
    absent = ((student, ()) for student in sorted(roster))
    present = groupby(verdicts, key=lambda verdict: verdict.student)
    everyone = heapq.merge(present, absent, key=itemgetter(0))
    for student, groups in groupby(everyone, key=itemgetter(0)):
        own = {verdict.step: verdict for _, group in groups for verdict in group}
        known = _Known(received, roster, decided or {}, marked_late)
        yield from _of_student(course, student, counting, own, known)


@dataclass(frozen=True)
class _Known:
    """What is known beside the verdicts, by student and step."""

    received: Mapping[tuple[str, str], datetime]
    roster: Roster
    decided: Mapping[tuple[str, str], Sequence[Decision]]
    marked_late: Collection[tuple[str, str]]

    def days(self, name: tuple[str, str], due: datetime, extension: float) -> int:
        """Begun days late."""
        if name not in self.received and name in self.marked_late:
            return 0 if extension else 1
        return days_late(self.received.get(name), due, extension)


def _of_student(
    course: Course, student: str, steps: Sequence[Step], own: Mapping[str, Verdict], known: _Known
) -> list[Mark]:
    """In the order of the course."""
    budget = course.late_day_budget
    found: dict[str, Mark] = {}
    for step in sorted(steps, key=lambda step: course.late[step.id].due if step.id in course.late else _LAST):
        mark = _mark(course, student, step, own.get(step.id), known, budget)
        budget -= mark.days_free
        found[step.id] = mark
    return [
        found[step.id]
        for step in steps
        if step.id in own or student in known.roster or found[step.id].decisions
    ]


_LAST = datetime.max.replace(tzinfo=UTC)


def _mark(
    course: Course, student: str, step: Step, verdict: Verdict | None, known: _Known, budget: int
) -> Mark:
    name = (student, step.id)
    decisions = tuple(known.decided.get(name, ()))
    if verdict is None:
        return Mark(student, step.id, None, round_score(step.points), decisions=decisions)
    policy, when = course.late.get(step.id), known.received.get(name)
    mark = Mark(
        student, step.id, verdict.score, verdict.max_score, when, verdict=verdict, decisions=decisions
    )
    points = _with_decisions(verdict, verdict.score, decisions)
    if policy is None or points is None:
        return mark
    extension = known.roster.get(student, NOBODY).extension_days + sum(
        one.extension_days for one in decisions
    )
    late = known.days(name, policy.due, extension)
    free = min(late, budget)
    return replace(
        mark,
        due=policy.due + timedelta(days=extension),
        days_late=late,
        days_free=free,
        penalty=penalty(policy, points, verdict.max_score, late - free),
    )
