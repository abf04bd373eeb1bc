"""Gradescope's ``results.json``, one for each submission (autograder specifications, “Output format”).

Names and texts are plain text (``name_format``, ``output_format``): nothing a student wrote is taken for HTML.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Literal

import msgspec

from autograder.model.clean import file_name, plain
from autograder.model.verdict import Text, TodoVerdict
from autograder.record.late import Mark
from autograder.views.exports.records import ExportedClass
from autograder.views.showing import as_shown

Format = Literal["text", "html", "simple_format", "md", "ansi"]
Visibility = Literal["hidden", "after_due_date", "after_published", "visible"]


class Test(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One entry of ``tests``."""

    score: float
    max_score: float
    status: Literal["passed", "failed"]
    name: str
    number: str
    output: str
    output_format: Format = "html"
    name_format: Format = "html"
    tags: list[str] = []
    visibility: Visibility | None = None
    extra_data: dict[str, str | float | None] = {}


class GradescopeResult(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """The whole file. ``score`` overrides the sum of the tests, which stays the raw score."""

    score: float
    output: str
    output_format: Format
    test_output_format: Format
    test_name_format: Format
    tests: list[Test]
    stdout_visibility: Visibility
    visibility: Visibility = "visible"
    execution_time: int | None = None
    extra_data: dict[str, str | float | None] = {}


def gradescope_files(of: ExportedClass, marks: Sequence[Mark]) -> Iterator[tuple[PurePosixPath, bytes]]:
    """A path and a file for each submission with a score: without one there is nothing to tell Gradescope."""
    for mark in marks:
        if mark.score is not None and mark.verdict is not None:
            content = msgspec.json.format(msgspec.json.encode(gradescope_result(of, mark)), indent=1)
            folder = PurePosixPath(file_name(mark.student, ""))
            yield folder / mark.step / "results.json", content + b"\n"


def gradescope_result(of: ExportedClass, mark: Mark) -> GradescopeResult:
    """Of a submission with a score."""
    assert mark.verdict is not None
    assert mark.score is not None
    step = of.course.step(mark.step)
    lines = [_both(step.title), *([plain(mark.verdict.reason)] if mark.verdict.reason else [])]
    lines += [_both(text) for text in mark.why]
    return GradescopeResult(
        score=mark.score,
        output="\n".join(lines),
        output_format="text",
        test_output_format="text",
        test_name_format="text",
        stdout_visibility="hidden",
        tests=[
            _test(of, mark.step, n, todo)
            for n, todo in enumerate(as_shown(of.course, mark.verdict).todos, start=1)
        ],
        extra_data={
            "student": plain(mark.student),
            "step": mark.step,
            "raw_score": mark.raw_score,
            "max_score": mark.max_score,
            "late_penalty": mark.penalty,
            "days_late": mark.days_late,
            "submission": mark.verdict.submission,
            "sandbox_level": mark.verdict.sandbox_level,
        },
    )


def _test(of: ExportedClass, step: str, number: int, todo: TodoVerdict) -> Test:
    title = of.course.step(step).todo(todo.id).title
    texts = [todo.feedback]
    return Test(
        score=todo.score,
        max_score=todo.max_score,
        status="passed" if todo.score == todo.max_score else "failed",
        name=f"TODO {todo.id}: {_both(title)}",
        number=str(number),
        output="\n".join(plain(text) for both in texts for text in (both.zh, both.en)),
        output_format="text",
        name_format="text",
        tags=[todo.status],
        visibility="visible",
        extra_data={"todo": todo.id, "status": todo.status, "misconception": todo.misconception},
    )


def _both(text: Text) -> str:
    return f"{plain(text.zh)} / {plain(text.en)}"
