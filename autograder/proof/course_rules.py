"""Rules about the course's files: they need no submission to be graded."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from autograder.authoring.leaks import find_leaks
from autograder.authoring.release import differences
from autograder.authoring.student_repository import repository_files
from autograder.model.corpus import KINDS, CorpusError, corpus_files
from autograder.model.course import Course, Step, Todo
from autograder.model.errors import AuthorError
from autograder.model.paths import ASSIGNMENTS, HIDDEN, NOTEBOOKS, PUBLIC, SOLUTIONS, STEP_FILE
from autograder.proof.rules import Finding, Ruling, relative
from autograder.suite.collect import SuiteError, collect, test_file
from autograder.suite.drivers import driver_path

FULL_MARKS = 100
FEWEST_HINTS = 2
RELEASE = "python autograder/grade.py release"


def manifest(steps: Sequence[Step]) -> Ruling:
    """Every step.toml is complete: every TODO has files, a title, hints, a suite; the points add up."""
    findings = [finding for step in steps for finding in _step_findings(step)]
    total = sum(step.points for step in steps)
    todos = sum(len(step.everything) for step in steps)
    return Ruling(f"{len(steps)} steps, {todos} TODOs, {total:g} points", findings)


def _step_findings(step: Step) -> Iterator[Finding]:
    where = relative(SOLUTIONS / step.id / STEP_FILE)
    if step.points != FULL_MARKS:
        wrong = f"{step.id} is worth {step.points:g} points"
        yield Finding(where, wrong, f"let its TODOs add up to {FULL_MARKS}")
    for todo in step.everything:
        yield from _todo_findings(step, todo, where)
    for folder in (HIDDEN, PUBLIC):
        try:
            suites = collect(step, folder)
        except SuiteError as error:
            yield Finding(relative(folder / step.id), str(error), "mend the suite")
            continue
        for todo in step.everything:
            if not suites[todo.id]:
                file = relative(test_file(folder, step, todo))
                yield Finding(file, "holds no test", "write one, or drop the file")


def _todo_findings(step: Step, todo: Todo, where: str) -> Iterator[Finding]:
    if not todo.title.zh or not todo.title.en:
        yield Finding(where, f"TODO {todo.id} has no title in both languages", "write it")
    if todo.file and len(todo.hints) < FEWEST_HINTS:
        yield Finding(where, f"TODO {todo.id} has {len(todo.hints)} hints", f"write at least {FEWEST_HINTS}")
    if any(not hint.zh or not hint.en for hint in todo.hints):
        yield Finding(where, f"TODO {todo.id} has a hint in one language only", "write it in both")
    if todo in step.optional and todo.points:
        yield Finding(where, f"TODO {todo.id} is optional and worth {todo.points:g} points", "give it 0")
    for path in (driver_path(step, todo), *([SOLUTIONS / step.id / todo.file] if todo.file else [])):
        if not path.is_file():
            wrong = f"TODO {todo.id} needs this file"
            yield Finding(relative(path), wrong, "write it, or: grade.py new --help")
    if todo.file:
        yield from _corpus_findings(step, todo)


def _corpus_findings(step: Step, todo: Todo) -> Iterator[Finding]:
    for kind in KINDS:
        try:
            files = corpus_files(step, todo, kind)
        except CorpusError as error:
            yield Finding(str(error).partition(":")[0], str(error), "mend it")
            continue
        if not files:
            where = f"tests/submissions/{step.id}/{todo.module}/{kind}.py"
            yield Finding(where, f"TODO {todo.id} has no {kind} submission to be tested with", "write one")


def stubs(course: Course) -> Ruling:
    """assignments/ is what solutions/ generate, and every stub is unsolved."""
    try:
        stale = differences(course)
    except AuthorError as error:
        return Ruling("can't be generated", [Finding(relative(SOLUTIONS), str(error), "mend the markers")])
    found = [Finding(_named(diff), "is not what solutions/ generate", RELEASE) for diff in stale]
    files = [
        (ASSIGNMENTS / step.id / str(todo.file), todo.id) for step in course.steps for todo in step.files
    ]
    for path, todo in files:
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        if f'raise NotImplementedError("TODO {todo}:' not in text:
            found.append(Finding(relative(path), "is no stub: it does not say that it is open", RELEASE))
    return Ruling(f"{len(files)} stubs are generated and unsolved", found)


def _named(diff: str) -> str:
    """The file that a diff is about."""
    return diff.splitlines()[0].removeprefix("--- ").partition(" (")[0].partition(": ")[0]


def notebooks(course: Course) -> Ruling:
    """The notebooks are generated, valid, and without outputs."""
    findings = []
    stale = "\n".join(differences(course))
    named = [ASSIGNMENTS / step.id / name for step in course.steps for name in NOTEBOOKS.values()]
    paths = [path for path in named if path.is_file()]
    for path in paths:
        if f"{path.parent.name}/{path.name}" in stale:
            findings.append(Finding(relative(path), "is not what solutions/ generate", RELEASE))
        cells = json.loads(path.read_text(encoding="utf-8")).get("cells", [])
        if any(cell.get("outputs") for cell in cells):
            findings.append(Finding(relative(path), "holds outputs", RELEASE))
    return Ruling(f"{len(paths)} notebooks", findings)


def leaks(course: Course) -> Ruling:
    """Nothing that a student gets holds an answer of any step, a hidden test, a known mistake or the seed."""
    files = repository_files(course)
    findings = [Finding(file, f"holds {what}", "take it out") for file, what in find_leaks(course, files)]
    return Ruling(f"none in {len(files)} files", findings)
