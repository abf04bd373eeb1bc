"""The course's total of a student: the steps' scores by their weights, in percent of the whole course.

It is made of what counts, after late days and decisions (``record/late.py``).
"""

from __future__ import annotations

from collections.abc import Iterable

from autograder.model.course import Course
from autograder.model.verdict import Total, Verdict, round_score


def total_of(course: Course, verdicts: Iterable[Verdict]) -> Total:
    """One student's total. A step that the machine failed on, or that is excused, counts neither way."""
    score = most = 0.0
    for verdict in verdicts:
        if verdict.final is not None:
            share = 100 * share_of(course, verdict.step)
            most += share
            score += share * verdict.final / verdict.max_score if verdict.max_score else share
    return Total(round_score(score), round_score(most))


def share_of(course: Course, step_id: str) -> float:
    """A step's weight as a share of all, from 0 to 1."""
    weights = {step.id: course.weights.get(step.id, 1.0) for step in course.steps}
    return weights[step_id] / sum(weights.values()) if sum(weights.values()) else 0.0
