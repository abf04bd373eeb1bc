"""What is to be said before all that a suite found: the stub's own line left in, or a function that can't be called any more.

The same words as on a student's own machine.
"""

from __future__ import annotations

from collections.abc import Sequence

from autograder.model.course import Step, Todo
from autograder.model.stubs import left_marker
from autograder.model.verdict import Text, TodoStatus
from autograder.model.wire import Answer
from autograder.student.stubs import ResetError, original
from autograder.student.texts import MARKER_LEFT
from autograder.suite.signature import changed_signature


def slip_in_words(
    step: Step, todo: Todo, source: bytes, status: TodoStatus, answers: Sequence[Answer]
) -> Text | None:
    """Such a slip of a TODO that failed or counts as open; None when it is something else."""
    try:
        stub = original(step, todo)
    except ResetError:  # without it there is the general advice
        return None
    if status == "not_attempted":
        line = left_marker(stub, source)
        return Text(MARKER_LEFT.zh.format(line=line), MARKER_LEFT.en.format(line=line)) if line else None
    raised = next((answer.raised for answer in answers if answer.raised is not None), None)
    changed = changed_signature(raised.type, raised.message, stub, source) if raised else None
    return changed.advice if changed else None
