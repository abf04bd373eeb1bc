"""The results that systems read: of a submission that was graded, and of a fault, which has no score.

Gradescope: autograder specifications, “Output format”. PrairieLearn: external grading, “Grading result”.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from autograder.hosts.one import Graded
from autograder.model.clean import plain
from autograder.model.course import Course
from autograder.model.verdict import Text
from autograder.views.exports.gradescope import gradescope_result
from autograder.views.exports.records import ExportedClass
from autograder.views.showing import as_shown

NOT_GRADED = Text(
    zh="没能批改：批改程序出了问题，不是你的错。没有记分，请告诉老师。",
    en="Not graded: the grader failed, which is not your fault. No score was recorded; please tell your teacher.",
)


@dataclass(frozen=True)
class Form:
    """How a system wants to be told: of a verdict, of a fault (with the reason, for staff)."""

    graded: Callable[[Course, Graded], Any]
    fault: Callable[[str], Any]


def both(text: Text) -> str:
    """In both languages of the course, as plain text."""
    return f"{plain(text.zh)}\n{plain(text.en)}"


def _notes(graded: Graded) -> list[str]:
    """What stands above the single TODOs."""
    level = graded.level.number
    sandbox = Text(zh=f"沙箱等级：{level}", en=f"Sandbox level: {level}")
    return [both(text) for text in [*graded.notes, sandbox]]


def _gradescope(course: Course, graded: Graded) -> Any:
    of = ExportedClass(course, [graded.mark.step])
    made = gradescope_result(of, graded.mark)
    return msgspec.structs.replace(
        made,
        output="\n".join([made.output, *_notes(graded)]),
        extra_data={**made.extra_data, "sandbox_reason": plain(graded.level.reason)},
    )


def _gradescope_fault(reason: str) -> Any:
    """Neither ``score`` nor ``tests``: Gradescope then shows a failed autograder, and no score."""
    return {
        "output": both(NOT_GRADED),
        "output_format": "text",
        "stdout_visibility": "hidden",
        "extra_data": {"fault": plain(reason)},
    }


def _prairielearn(course: Course, graded: Graded) -> Any:
    mark = graded.mark
    assert mark.verdict is not None
    assert mark.score is not None
    step = course.step(mark.step)
    tests = [
        {
            "name": f"TODO {todo.id}: {plain(step.todo(todo.id).title.zh)} / {plain(step.todo(todo.id).title.en)}",
            "points": todo.score,
            "max_points": todo.max_score,
            "message": both(todo.feedback),
        }
        for todo in as_shown(course, mark.verdict).todos
    ]
    why: Sequence[str] = [both(text) for text in mark.why]
    return {
        "gradable": True,
        "score": mark.score / mark.max_score if mark.max_score else 0.0,
        "message": "\n".join([*why, *_notes(graded)]),
        "tests": tests,
    }


def _prairielearn_fault(reason: str) -> Any:
    """Not gradable: the student's attempt is not used up, and has no score."""
    return {"gradable": False, "message": both(NOT_GRADED), "format_errors": [plain(reason)]}


def _folder(course: Course, graded: Graded) -> Any:
    mark = graded.mark
    assert mark.verdict is not None
    return {
        "schema_version": 1,
        "status": "graded",
        "score": mark.score,
        "max_score": mark.max_score,
        "sandbox": {"level": graded.level.number, "reason": graded.level.reason},
        "notes": [both(text) for text in graded.notes],
        "verdict": as_shown(course, mark.counted or mark.verdict),
    }


def _folder_fault(reason: str) -> Any:
    return {"schema_version": 1, "status": "infrastructure_error", "score": None, "reason": plain(reason)}


FORMS = {
    "gradescope": Form(_gradescope, _gradescope_fault),
    "prairielearn": Form(_prairielearn, _prairielearn_fault),
    "folder": Form(_folder, _folder_fault),
}


def encoded(result: Any) -> bytes:
    """As a file."""
    return msgspec.json.format(msgspec.json.encode(result), indent=1) + b"\n"
