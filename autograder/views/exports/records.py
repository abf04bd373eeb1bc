"""What every format is made from, and what a format is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from autograder.intake.roster import Person, Roster
from autograder.model.course import Course
from autograder.record.late import NOBODY, Mark


@dataclass(frozen=True)
class ExportedClass:
    """A class with all that a format needs to name people and steps.

    ``steps``: those that occur, in the course's order. ``column_ids``: the LMS's number of a step's column, where one
    was given.
    """

    course: Course
    steps: Sequence[str]
    roster: Roster = field(default_factory=dict)
    column_ids: Mapping[str, int] = field(default_factory=dict)
    graded_at: str = ""

    def person(self, student: str) -> Person:
        """Who that is; nobody in particular when the roster doesn't say."""
        return self.roster.get(student, NOBODY)


@dataclass(frozen=True)
class Format:
    """One file, made while the class passes by: what stands in front, what each student's marks come to, what closes it.

    So a class of any size is exported in every format at once, in the memory of one student.
    """

    file: str
    opening: Callable[[ExportedClass], bytes]
    of_student: Callable[[ExportedClass, Sequence[Mark]], Iterable[bytes]]
    closing: bytes = b""
