"""What every format is made from, and what it comes to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from autograder.intake.roster import Person, Roster
from autograder.model.course import Course
from autograder.record.late import NOBODY, Mark


@dataclass(frozen=True)
class ClassMarks:
    """The marks of a class with all that a format needs to name people and steps.

    ``canvas_ids``: Canvas's number of a step's assignment, where one was given.
    """

    course: Course
    marks: Sequence[Mark]
    roster: Roster = field(default_factory=dict)
    canvas_ids: Mapping[str, int] = field(default_factory=dict)
    graded_at: str = ""

    def person(self, student: str) -> Person:
        """Who that is; nobody in particular when the roster doesn't say."""
        return self.roster.get(student, NOBODY)

    @property
    def students(self) -> list[str]:
        """Everyone, sorted."""
        return sorted({mark.student for mark in self.marks})

    @property
    def steps(self) -> list[str]:
        """The steps that occur, in the course's order."""
        present = {mark.step for mark in self.marks}
        return [step.id for step in self.course.steps if step.id in present]
