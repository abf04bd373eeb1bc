"""The plan of a step: its hidden tests, their examples, the calls they make; and the digest of all that grades."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from autograder.model.corpus import corpus_files
from autograder.model.course import Course, Feedback, Step
from autograder.model.paths import DRIVERS, HIDDEN, ROOT, SOLUTIONS
from autograder.suite.collect import collect
from autograder.suite.draw import Examples
from autograder.suite.drivers import given_sources, load_driver
from autograder.suite.evaluate import TodoPlan


def plans_of(step: Step, examples: Examples) -> dict[str, TodoPlan]:
    """The tests of each TODO with drawn examples. The calls are recorded later, on the solution."""
    suites = collect(step)
    return {
        todo.id: TodoPlan(suites[todo.id], examples[todo.id], load_driver(step, todo).templates)
        for todo in step.everything
    }


def suite_digest(course: Course, step: Step, examples: Examples) -> str:
    """sha256 of what grades a step: suites, drivers, given files, known mistakes, the manifest's entry, and the drawn
    examples.
    """
    sha = hashlib.sha256()
    files = sorted([*(HIDDEN / step.id).glob("*.py"), *(DRIVERS / step.id).glob("*.py")])
    parts = [(str(path.relative_to(ROOT)), path.read_bytes()) for path in files]
    parts += [
        (name, text.encode()) for name, text in sorted(given_sources(step, SOLUTIONS / step.id).items())
    ]
    wrong = [file for todo in step.files for file in corpus_files(step, todo, "wrong")]
    parts += [(f"{file.label} {file.misconception} {file.explanation}", file.source) for file in wrong]
    graded = msgspec.structs.replace(
        step, feedback=Feedback(), deadline=None
    )  # they change what is shown only
    parts.append(
        ("manifest", msgspec.json.encode([course.limits, graded, course.seed], order="deterministic"))
    )
    parts.append(("examples", msgspec.msgpack.encode(examples, order="deterministic")))
    for name, content in parts:
        sha.update(f"{name} {len(content)}\n".encode() + content)
    return sha.hexdigest()


def read_files(step: Step, folder: Path) -> dict[str, bytes]:
    """The TODO files of a trusted folder (solutions, generated stubs) by name."""
    return {todo.file: (folder / todo.file).read_bytes() for todo in step.stubs if todo.file}
