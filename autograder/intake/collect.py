"""`grade.py collect`: reads the options, and hands over to the source that was chosen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from autograder.intake.collected import Collected, CollectError, Deadline
from autograder.intake.downloads import collect_downloads
from autograder.intake.exchange import collect_exchange
from autograder.intake.git import collect_git, read_pushes
from autograder.intake.placing import add_missing_notebooks
from autograder.intake.roster import read_roster
from autograder.model.course import Course, Step
from autograder.model.paths import ASSIGNMENTS


@dataclass(frozen=True)
class Source:
    """Where submissions come from, as the options say: one of the first three."""

    exchange: Path | None = None
    git: bool = False
    archives: Path | None = None
    roster: Path | None = None
    deadline: str | None = None
    received: str | None = None
    pushes: Path | None = None
    named: str | None = None
    zone: str | None = None
    allow_local: bool = False


def collect_from(course: Course, submitted: Path, step_id: str | None, source: Source) -> Collected:
    """Collect one step; notebooks that are missing are put in, for nbgrader. Raises CollectError, RosterError."""
    step = _step(course, step_id)
    outcome = _collect(course, submitted, step, source)
    without = []
    for student in outcome.taken:
        if add_missing_notebooks(submitted / student / step.id, ASSIGNMENTS / step.id):
            without.append(student)
    if without:
        outcome.notes.append(
            f"a notebook was missing, the course's own was put in; files count all the same: {', '.join(without)}"
        )
    return outcome


def _collect(course: Course, submitted: Path, step: Step, source: Source) -> Collected:
    people = read_roster(source.roster) if source.roster else {}
    deadline = Deadline(_time("--deadline", source.deadline) if source.deadline else None, people)
    try:
        submitted.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CollectError(f"{submitted}: {error.strerror}") from error
    if source.exchange is not None:
        return collect_exchange(source.exchange, course.id, submitted, step, deadline=deadline)
    if source.archives is not None:
        received = _time("--received", source.received) if source.received else None
        return collect_downloads(
            source.archives,
            submitted,
            course,
            step,
            roster=people,
            deadline=deadline,
            received=received,
            source=source.named,
            zone=_zone(source.zone),
        )
    if not people:
        raise CollectError("--from-git needs --roster CSV with the columns student and repository")
    pushes = read_pushes(source.pushes) if source.pushes else None
    return collect_git(
        people, submitted, course, step, deadline=deadline, pushes=pushes, allow_local=source.allow_local
    )


def _step(course: Course, step_id: str | None) -> Step:
    known = ", ".join(step.id for step in course.steps)
    if step_id is None:
        if len(course.steps) > 1:
            raise CollectError(f"which step was handed in? Add --step STEP, one of {known}")
        return course.step(known)
    try:
        return course.step(step_id)
    except KeyError as error:
        raise CollectError(f"--step {step_id}: there is no such step; there are {known}") from error


def _time(option: str, text: str) -> datetime:
    try:
        time = datetime.fromisoformat(text)
    except ValueError as error:
        raise CollectError(f"{option} {text}: is no time; give one like 2026-11-20T23:59+08:00") from error
    if time.tzinfo is None:
        raise CollectError(f"{option} {text}: needs an offset, as in {text}+08:00")
    return time.astimezone(UTC)


def _zone(text: str | None) -> tzinfo:
    """``+08:00`` or ``Asia/Shanghai``: the zone of times that an LMS writes without one."""
    if text is None:
        return UTC
    found = re.fullmatch(r"([+-])(\d\d):(\d\d)", text)
    if found:
        offset = timedelta(hours=int(found[2]), minutes=int(found[3]))
        if offset < timedelta(hours=24):
            return timezone(-offset if found[1] == "-" else offset)
    try:
        return ZoneInfo(text)
    except (KeyError, ValueError, OSError) as error:
        raise CollectError(f"--zone {text}: give one like +08:00 or Asia/Shanghai") from error
