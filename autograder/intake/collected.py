"""What every source of submissions says: what was collected, what was refused, and what staff should know."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from autograder.intake.roster import Roster
from autograder.model.errors import CallerError


class CollectError(CallerError):
    """Nothing can be collected as asked: a mistake of the person at the keyboard. The message says what to do."""


@dataclass
class Collected:
    """The outcome of one `grade.py collect`. Reasons are plain text without control characters.

    ``refused`` and ``doubts`` need a person; ``notes`` are for information. ``files`` came into submissions; ``passed_over``
    were left out for a reason that needs nobody (an older attempt, another step's files); ``left_over`` are the names of files
    that are part of no submission for another reason, beside those of refused hand-ins (``refused_files``).
    """

    taken: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    left_over: list[str] = field(default_factory=list)
    files: int = 0
    passed_over: int = 0
    refused_files: int = 0

    @property
    def settled(self) -> bool:
        """Whether no person has to look at anything."""
        return not (self.refused or self.doubts or self.left_over)

    def last_line(self) -> str:
        """Students, files taken, files left over."""
        return (
            f"students: {len(set(self.taken))}, files taken: {self.files}, passed over: {self.passed_over}, "
            f"left over: {len(self.left_over) + self.refused_files}"
        )


@dataclass(frozen=True)
class Deadline:
    """Submissions received after ``time`` and the roster's extension are passed over; None takes the newest of all."""

    time: datetime | None = None
    roster: Roster = field(default_factory=dict)

    def of(self, student: str) -> datetime | None:
        """When it ends for one student."""
        if self.time is None or student not in self.roster:
            return self.time
        return self.time + timedelta(days=self.roster[student].extension_days)

    def passed(self, received: datetime, student: str) -> bool:
        """Whether a submission came too late to count."""
        end = self.of(student)
        return end is not None and received > end
