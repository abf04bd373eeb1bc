"""Takes in the results of the grading jobs as what they are: written on machines where student code ran.

Who a student is and which commit was graded stands in the plan. Of a result only scores and texts are taken, and only
for a student of the shard that it came from, for exactly the files that were handed out, within the course's points.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from autograder.github import names
from autograder.github.plan_file import Head, Plan
from autograder.github.shards import shard_of
from autograder.model.clean import plain
from autograder.model.course import Course, Step
from autograder.model.digest import key_of
from autograder.model.verdict import Results, Verdict, round_score
from autograder.record.late import Mark
from autograder.record.results import RESULTS_FILE, read_results

SHARD_FOLDER = re.compile(r"results-(?P<number>[0-9]{1,4})", re.ASCII)
MAX_RESULTS_BYTES = 256 << 20
LOWEST_LEVEL = 1
SAME_SCORE = 1e-6


class ResultsError(Exception):
    """There are no results to publish; the message says what is expected."""


@dataclass(frozen=True)
class Accepted:
    """A verdict that may be posted, the commit it is for, its key, and what being late takes off, once that is known."""

    head: Head
    verdict: Verdict
    key: str
    mark: Mark | None = None


@dataclass
class Delivery:
    """What came of all results: to be posted, not graded because of the machine, refused, or not there at all."""

    accepted: list[Accepted] = field(default_factory=list)
    faults: list[tuple[Head, str, str]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    absent: list[tuple[Head, str]] = field(default_factory=list)


def take_in(course: Course, plan: Plan, folder: Path) -> Delivery:
    """Read ``folder/results.json`` or ``folder/results-<shard>/results.json``. Raises ResultsError."""
    delivery = Delivery()
    heads = {head.student: head for head in plan.heads}
    seen: set[tuple[str, str]] = set()
    for path, shard in _files(folder):
        results = _read(path, delivery)
        for verdict in results.submissions if results else []:
            head = heads.get(verdict.student)
            problem = _why_not(course, plan, head, verdict, shard, results, seen)
            if head is None or problem:
                delivery.refused.append(f"{path.parent.name}: {plain(verdict.student, 80)}: {problem}")
                continue
            seen.add((verdict.student, verdict.step))
            assert results is not None
            if verdict.status != "graded":
                delivery.faults.append((head, verdict.step, plain(verdict.reason or "unknown", 300)))
            else:
                key = key_of_verdict(verdict, results.suite[verdict.step], results.grader)
                delivery.accepted.append(Accepted(head, verdict, key))
    delivery.accepted.sort(key=lambda item: (item.head.student, item.verdict.step))
    delivery.absent = [
        (head, step) for head in plan.heads for step in head.steps if (head.student, step) not in seen
    ]
    return delivery


def _files(folder: Path) -> Iterator[tuple[Path, int | None]]:
    """Each results file and the number of its shard, None for results that weren't made in shards."""
    found = []
    if (folder / RESULTS_FILE).is_file():
        found.append((folder / RESULTS_FILE, None))
    for path in sorted(folder.glob(f"*/{RESULTS_FILE}")):
        name = SHARD_FOLDER.fullmatch(path.parent.name)
        if name and path.is_file() and not path.is_symlink() and not path.parent.is_symlink():
            found.append((path, int(name["number"])))
    if not found:
        raise ResultsError(
            f"{folder}: holds neither {RESULTS_FILE} nor results-<shard>/{RESULTS_FILE}; give the folder that "
            "grade.py run --out has written"
        )
    yield from found


def _read(path: Path, delivery: Delivery) -> Results | None:
    try:
        if path.stat().st_size > MAX_RESULTS_BYTES:
            raise ValueError(f"larger than {MAX_RESULTS_BYTES >> 20} MiB")
        results = read_results(path)
        if not names.DIGEST.fullmatch(results.grader):
            raise ValueError("grader is no digest")
        return results
    except (OSError, ValueError, RecursionError) as error:  # msgspec's errors are ValueErrors
        delivery.refused.append(f"{path.parent.name}/{path.name}: {plain(str(error), 300)}")
        return None


def _why_not(
    course: Course,
    plan: Plan,
    head: Head | None,
    verdict: Verdict,
    shard: int | None,
    results: Results | None,
    seen: set[tuple[str, str]],
) -> str | None:
    """Why a verdict can't be taken; None when it can."""
    assert results is not None
    if head is None:
        return "is not in the plan"
    if verdict.step not in head.steps or verdict.step not in {step.id for step in course.steps}:
        return f"step {plain(verdict.step, 80)} is not in the plan"
    if shard is not None and shard_of(verdict.student, plan.shards) != shard:
        return "belongs to another shard"
    if (verdict.student, verdict.step) in seen:
        return "has a verdict already"
    if verdict.submission != head.steps[verdict.step].submission:
        return "other files were graded than the plan handed out"
    if verdict.status != "graded":
        return None
    if not names.DIGEST.fullmatch(results.suite.get(verdict.step, "")):
        return "the suite has no digest"
    if verdict.sandbox_level < LOWEST_LEVEL:
        return f"was graded at sandbox level {verdict.sandbox_level}; at least {LOWEST_LEVEL} is required"
    return _wrong_points(course.step(verdict.step), verdict)


def _wrong_points(step: Step, verdict: Verdict) -> str | None:
    """What doesn't fit the course in a verdict's points; None when all does."""
    if [todo.id for todo in verdict.todos] != [todo.id for todo in step.todos]:
        return "its TODOs are not the course's"
    for todo, known in zip(verdict.todos, step.todos, strict=True):
        if abs(todo.max_score - known.points) > SAME_SCORE or not _within(todo.score, todo.max_score):
            return f"TODO {known.id}: {todo.score} of {todo.max_score} points can't be"
    known_extra = {todo.id for todo in step.optional}  # worth nothing; looked up by their ids when shown
    for extra in verdict.optional:
        if extra.id not in known_extra or extra.score or extra.max_score:
            return f"optional TODO {plain(extra.id, 20)} can't be"
    total = round_score(sum(todo.score for todo in verdict.todos))
    if verdict.score is None or not _within(verdict.score, step.points):
        return "its score is outside the course's points"
    if abs(verdict.score - total) > SAME_SCORE or abs(verdict.max_score - step.points) > SAME_SCORE:
        return "its score is not the sum of its TODOs"
    return None


def _within(score: float, most: float) -> bool:
    return math.isfinite(score) and 0 <= score <= most + SAME_SCORE


def key_of_verdict(verdict: Verdict, suite: str, grader: str) -> str:
    """The verdict's key, as the record has it, from the results alone."""
    known = (verdict.student, verdict.step, verdict.submission, verdict.ignored_files)
    return key_of(*known, suite, grader, verdict.sandbox_level)
