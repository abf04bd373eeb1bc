"""Joins the outputs of several runs into one: the shards of a class, or parts that were graded on different machines.

It reads their records and writes one of its own, so the joined folder is like any other: complete, resumable, checked.
Joining again adds what is new. Nothing is graded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from autograder.model.course import Course
from autograder.model.errors import CallerError
from autograder.model.verdict import Sandbox
from autograder.record.circumstances import Circumstances
from autograder.record.database import Entry, Record, StorageError, outcome
from autograder.record.lock import OutputLock
from autograder.record.results import Head
from autograder.views.publish import publish

BATCH = 256


class MergeError(CallerError):
    """The folders don't fit together; the message names them, says why, and what to do."""


@dataclass(frozen=True)
class Part:
    """One folder to be joined: a finished run."""

    folder: Path
    record: Record
    finished: Head


@dataclass(frozen=True)
class Merged:
    """What came of it."""

    submissions: int
    faults: int


def merge(course: Course, folders: Sequence[Path], out: Path, incomplete: bool = False) -> Merged:
    """Join finished runs into ``out``; ``incomplete``: also where shards of the class are missing.

    Raises MergeError when a shard is missing, when a run isn't finished, when suites or graders differ, or when two folders hold different
    verdicts on one submission; RecordError for a folder without a run; HeldError, StorageError. Nothing is written
    then, except for StorageError: the same command goes on.
    """
    if out.resolve() in {folder.resolve() for folder in folders}:
        raise MergeError(f"--out {out} is one of the folders to be joined; give another --out")
    with ExitStack() as stack:
        parts = [_part(course, folder, stack) for folder in folders]
        if not incomplete:
            _refuse_missing_shards([part.finished.shard for part in parts])
        grader = _agreed({part.folder: {"grader": part.finished.grader} for part in parts}, "graders")
        suites = _agreed({part.folder: part.finished.suite for part in parts}, "suites")
        _refuse_differences(parts)
        try:
            out.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError(f"--out {out}: {error.strerror}") from error
        stack.enter_context(OutputLock(out))
        joined = stack.enter_context(Record.create_or_open(out, course.id))
        _copy(parts, joined)
        joined.keep_circumstances(_together(parts))
        lowest = min((part.finished.sandbox for part in parts), key=lambda sandbox: sandbox.level)
        publish(course, out, joined, suites, Sandbox(lowest.level, lowest.reason), grader=grader["grader"])
        summaries = joined.summaries()
        return Merged(len(summaries), sum(one.fault is not None for one in summaries))


def _part(course: Course, folder: Path, stack: ExitStack) -> Part:
    record = stack.enter_context(Record.open_to_read(folder))
    finished = record.finished
    if record.run != (course.id, None):
        raise MergeError(f"{folder}: holds no whole submissions of the course “{course.id}”; leave it out")
    if finished is None:
        raise MergeError(f"{folder}: its run is not finished; repeat the command that it was made with")
    return Part(folder, record, finished)


def _refuse_missing_shards(shards: Sequence[str]) -> None:
    """Shards “K/N” are all parts of one class: every K must be there. A run that is no shard may hold the rest."""
    if "" in shards:
        return
    cut = [tuple(map(int, shard.split("/"))) for shard in shards]
    counts = sorted({count for _, count in cut})
    if len(counts) > 1:
        raise MergeError(
            f"shards of {' and of '.join(map(str, counts))} don't make one class; grade it cut one way, or say --incomplete"
        )
    there = {number for number, _ in cut}
    missing = [f"{number}/{counts[0]}" for number in range(1, counts[0] + 1) if number not in there]
    if missing:
        raise MergeError(
            f"missing: shard {', '.join(missing)}; give {'its folder' if len(missing) == 1 else 'their folders'} too, "
            "or say --incomplete"
        )


def _agreed(digests: Mapping[Path, Mapping[str, str]], what: str) -> dict[str, str]:
    """All digests as one mapping. Raises MergeError where two folders give the same name different ones."""
    agreed: dict[str, str] = {}
    first: dict[str, Path] = {}
    for folder, named in digests.items():
        for name, digest in named.items():
            if agreed.setdefault(name, digest) != digest:
                raise MergeError(
                    f"{first[name]} and {folder} were graded by different {what} ({name}: {agreed[name][:12]}, "
                    f"{digest[:12]}); grade both again from the same checkout, with the same versions of Python, torch, "
                    "numpy and hypothesis"
                )
            first.setdefault(name, folder)
    return agreed


def _refuse_differences(parts: Sequence[Part]) -> None:
    """A submission may be in several folders if its verdict is the same in all of them."""
    seen: dict[tuple[str, str], Part] = {}
    for part in parts:
        for name in _graded(part):
            other = seen.setdefault(name, part)
            if other is part:
                continue
            (one, _), (known, _) = part.record.standing_and_fault(name), other.record.standing_and_fault(name)
            assert one is not None
            assert known is not None
            if known.key != one.key or outcome(known.verdict) != outcome(one.verdict):
                raise MergeError(
                    f"{other.folder} and {part.folder} hold different verdicts on {name[0]}, {name[1]} "
                    f"({known.verdict.score} and {one.verdict.score}); grade one of them again, or leave one out"
                )


def _together(parts: Sequence[Part]) -> Circumstances:
    """What counts beside the code: what any part knows, each once."""
    known = [part.record.circumstances for part in parts]
    return Circumstances(
        list(dict.fromkeys(person for one in known for person in one.people)),
        list(dict.fromkeys(line for one in known for line in one.lines)),
        list(dict.fromkeys(decision for one in known for decision in one.decisions)),
    )


def _graded(part: Part) -> list[tuple[str, str]]:
    """Who has a verdict in a part, by student and step."""
    return [(one.student, one.step) for one in part.record.summaries() if one.key is not None]


def _copy(parts: Sequence[Part], joined: Record) -> None:
    """Append what stands in the parts, and what is gone from all of them, some hundred records a sync."""
    entries = _entries(parts)
    while batch := list(islice(entries, BATCH)):
        joined.append(batch)
    there = {name for part in parts for name in part.record.names()}
    joined.remove([name for name in joined.names() if name not in there])


def _entries(parts: Sequence[Part]) -> Iterator[Entry]:
    """Verdicts, and faults of submissions whose last try failed in their only folder."""
    graded = {name for part in parts for name in _graded(part)}
    for part in parts:
        for name in part.record.names():
            standing, fault = part.record.standing_and_fault(name)
            if standing is not None:
                yield standing
            if fault is not None and (standing is not None or name not in graded):
                yield fault
