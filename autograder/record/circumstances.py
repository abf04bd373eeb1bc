"""What counts beside the code: who is in the class, when work came in, and what a person decided.

It is gathered once, when a class is graded, and kept with the record, so that all that is made from a folder later (pages,
report, exports) says the same.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import msgspec

from autograder.intake.ledger import Line, read_ledger
from autograder.intake.roster import ROSTER_FILE, Person, read_roster
from autograder.model.course import Course
from autograder.model.verdict import Text
from autograder.record.decisions import DECISIONS_FILE, Decision, holding, read_decisions

Name = tuple[str, str]


class Circumstances(msgspec.Struct, frozen=True):
    """The roster, the ledger of `collect`, and the decisions, in the order in which they were made."""

    people: list[Person] = []
    lines: list[Line] = []
    decisions: list[Decision] = []

    @property
    def roster(self) -> dict[str, Person]:
        """By student."""
        return {person.student: person for person in self.people}

    @property
    def received(self) -> dict[Name, datetime]:
        """When each submission came, as far as a system said."""
        return {(line.student, line.step): line.received for line in self.lines if line.received is not None}

    @property
    def marked_late(self) -> set[Name]:
        """What a system marks as late without a time."""
        return {(line.student, line.step) for line in self.lines if line.late}

    @property
    def notes(self) -> dict[Name, Text]:
        """What `collect` noticed, as where misplaced files were found, in words for the student."""
        return {
            (line.student, line.step): Text(
                zh=f"收作业时发现：{line.note}", en=f"Noticed when your work came in: {line.note}"
            )
            for line in self.lines
            if line.note
        }

    @property
    def decided(self) -> dict[Name, list[Decision]]:
        """What holds."""
        return holding(self.decisions)


NONE = Circumstances()


def gather(submitted: Path | None, roster: Path | None, course: Course) -> Circumstances:
    """Of a folder of submissions: its collected.csv; the roster, by default its own; decisions.csv beside the roster.

    Raises RosterError, LedgerError, DecisionError.
    """
    if roster is None and submitted is not None and (submitted / ROSTER_FILE).is_file():
        roster = submitted / ROSTER_FILE
    people = list(read_roster(roster).values()) if roster else []
    lines = list((read_ledger(submitted) or {}).values()) if submitted else []
    beside = roster.parent if roster else submitted
    decisions = read_decisions(beside / DECISIONS_FILE, course) if beside else []
    return Circumstances(people, lines, decisions)
