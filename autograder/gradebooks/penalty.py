"""What being late costs in nbgrader's gradebook, by its own times, due dates and extensions. Nothing of nbgrader is
imported here.
"""

from __future__ import annotations

import math
from typing import Any

from autograder.model.course import Course
from autograder.record.late import penalty

# nbgrader's models carry the column types of an older SQLAlchemy.
Row = Any
DAY = 24 * 3600


def course_penalty(gradebook: Row, course: Course, submission: Row, notebook: str) -> None:
    """Set the penalty of the graded notebook; the scores beside it stay raw. The caller commits."""
    found = next(own for own in submission.notebooks if own.notebook.name == notebook)
    score = sum((_score(grade) or 0.0) + (grade.extra_credit or 0.0) for grade in found.grades)
    found.late_submission_penalty = (
        points_off(gradebook, course, submission, score) if submission.total_seconds_late > 0 else None
    )


def _score(grade: Row) -> float | None:
    return grade.manual_score if grade.manual_score is not None else grade.auto_score


def points_off(gradebook: Row, course: Course, submission: Row, score: float) -> float:
    """What being late costs this submission, after the free days that were not spent on what was due before."""
    step = course.step(submission.assignment.name)
    policy = course.late[step.id]
    left = course.late_day_budget
    if left:
        for other in gradebook.student_submissions(submission.student_id):
            before = course.late.get(other.assignment.name)
            if before is not None and before.due < policy.due:
                left = max(0, left - _days(other))
    return penalty(policy, score, step.points, max(0, _days(submission) - left))


def _days(submission: Row) -> int:
    return math.ceil(submission.total_seconds_late / DAY)
