"""course.toml's late policy inside nbgrader."""

from __future__ import annotations

from typing import Any

from nbgrader.plugins import LateSubmissionPlugin

from autograder.gradebooks.penalty import points_off
from autograder.model.course import load_course


class CourseLatePolicy(LateSubmissionPlugin):
    """For ``AssignLatePenalties.plugin_class``: steps without ``[late.<step>]`` go by ``penalty_method``, as ever."""

    def late_submission_penalty(
        self, student_id: str, score: float, total_seconds_late: float
    ) -> float | None:
        """Points to take off, None for nothing."""
        course = load_course()
        preprocessor: Any = self.parent
        step = preprocessor.assignment_id
        if step not in course.late:
            return super().late_submission_penalty(student_id, score, total_seconds_late)
        submission = preprocessor.gradebook.find_submission(step, student_id)
        return points_off(preprocessor.gradebook, course, submission, score)
