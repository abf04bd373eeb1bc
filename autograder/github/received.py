"""When a student's files came in, and what being late costs: by GitHub's clock or ours, never by a commit's own dates.

Known is the time of the push, as GitHub recorded it, or else the time at which `plan` first saw the files. It belongs to
the files: a commit that leaves a step as it was doesn't hand that step in again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Literal

import msgspec

from autograder.github.accept import Accepted
from autograder.github.jsonl import JsonLines
from autograder.github.plan_file import Head
from autograder.intake.roster import Person
from autograder.model.course import Course
from autograder.record.late import marks

RECEIVED_FILE = "received.jsonl"
Files = tuple[str, str, str]


class Received(msgspec.Struct, frozen=True):
    """One step's files came in. ``submission`` is their digest; ``by`` says whose clock it was."""

    repository: str
    step: str
    submission: str
    time: datetime
    by: Literal["push", "seen"]


class ReceivedLog:
    """What is known of earlier plans, in the folder that `publish` keeps."""

    def __init__(self, folder: Path) -> None:
        """Open or create. Raises OSError, jsonl.DamagedFile."""
        self._file: JsonLines[Received] = JsonLines(folder / RECEIVED_FILE, Received)
        self._earliest: dict[Files, Received] = {}
        for record in self._file.records:
            self._take(record)

    def _take(self, record: Received) -> bool:
        files = (record.repository, record.step, record.submission)
        known = self._earliest.get(files)
        if known is not None and known.time <= record.time:
            return False
        self._earliest[files] = record
        return True

    def find(self, repository: str, step: str, submission: str) -> Received | None:
        """When these files first came in, if they did."""
        return self._earliest.get((repository, step, submission))

    def note(self, heads: Iterable[Head]) -> None:
        """Keep what a plan says, where it is earlier than what is known. Raises OSError."""
        for head in heads:
            for step, taken in head.steps.items():
                if taken.received is not None and taken.received_by is not None:
                    record = Received(
                        head.repository, step, taken.submission, taken.received, taken.received_by
                    )
                    if self._take(record):
                        self._file.append(record)

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def with_marks(course: Course, accepted: Iterable[Accepted]) -> list[Accepted]:
    """The same verdicts, each with what being late takes off, by course.toml and the roster's extensions.

    The budget of late days is spent over the steps of one repository, as far as they have verdicts here.
    """
    by_student: dict[str, list[Accepted]] = {}
    for item in accepted:
        by_student.setdefault(item.head.student, []).append(item)
    found: list[Accepted] = []
    for student, items in by_student.items():
        taken = items[0].head.steps
        times = {(student, step): files.received for step, files in taken.items() if files.received}
        roster = {student: Person(student, extension_days=items[0].head.extension_days)}
        verdicts = [item.verdict for item in items]
        steps = {verdict.step for verdict in verdicts}
        own = {mark.step: mark for mark in marks(course, verdicts, times, roster, steps)}
        found += [replace(item, mark=own[item.verdict.step]) for item in items]
    return found
