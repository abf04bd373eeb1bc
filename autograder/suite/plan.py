"""The plan of a step: its hidden tests, their examples, the calls they make; and the digest of all that grades."""

from __future__ import annotations

from pathlib import Path

import msgspec

from autograder.model.corpus import corpus_files
from autograder.model.course import Course, Step
from autograder.model.digest import digest_of_files
from autograder.model.paths import HIDDEN
from autograder.suite.collect import collect
from autograder.suite.draw import Examples
from autograder.suite.drivers import driver_files, sandbox_files, templates_of
from autograder.suite.evaluate import TodoPlan


def plans_of(step: Step, examples: Examples) -> dict[str, TodoPlan]:
    """The tests of each TODO with drawn examples. The calls are recorded later, on the solution."""
    suites = collect(step)
    return {
        todo.id: TodoPlan(suites[todo.id], examples[todo.id], templates_of(step, todo))
        for todo in step.everything
    }


def suite_files(step: Step) -> list[Path]:
    """The files that grade a step, beside the corpus: its hidden suite, its drivers, the given files that they use."""
    suite = [*sorted(HIDDEN.glob("*.py")), *sorted((HIDDEN / step.id).rglob("*.py"))]
    return [*suite, *driver_files(step), *sandbox_files(step).values()]


def suite_digest(course: Course, step: Step, examples: Examples) -> str:
    """sha256 of what grades a step: suites, drivers and what they use, known mistakes with their words, what the course
    says of points and limits, and the drawn examples. Titles, hints, dates and other given files change no verdict.
    """
    mistakes = [
        (file.label, file.misconception, file.explanation, file.source, file.constants)
        for todo in step.files
        for file in corpus_files(step, todo, "wrong")
    ]
    rules = [
        (todo.id, todo.file, todo.points, course.limits_of(todo), todo.shrink, todo in step.optional)
        for todo in step.everything
    ]
    parts = [[step.id, course.seed, rules], mistakes, examples]
    encoded = [msgspec.msgpack.encode(part, order="deterministic") for part in parts]
    return digest_of_files(suite_files(step), *encoded)


def read_files(step: Step, folder: Path) -> dict[str, bytes]:
    """The TODO files of a trusted folder (solutions, generated stubs) by name."""
    return {todo.file: (folder / todo.file).read_bytes() for todo in step.stubs if todo.file}
