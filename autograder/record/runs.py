"""A graded folder read back: what its outputs were made from, verdict by verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

from autograder.model.errors import CallerError
from autograder.model.verdict import Verdict
from autograder.record.circumstances import NONE, Circumstances
from autograder.record.database import DATABASE_FILE, Entry, Name, Record
from autograder.record.results import RESULTS_FILE, Head, read_results


class RunError(CallerError):
    """The results can't be read; the message names the file and says what to do."""


@dataclass(frozen=True)
class Run:
    """The results of one run. ``names`` are sorted by student, then step; ``find`` decodes a verdict or raises KeyError.

    ``before`` is the run before this one into the same folder, if it is known.
    """

    path: Path
    head: Head
    names: Sequence[Name]
    find: Callable[[Name], Verdict]
    before: Run | None = None
    circumstances: Circumstances = NONE

    def __len__(self) -> int:
        return len(self.names)

    def __iter__(self) -> Iterator[Verdict]:
        """One verdict at a time: of a folder with a record, no more than that is in memory."""
        return map(self.find, self.names)


def open_run(where: Path) -> Run:
    """The last run whose outputs are in the folder ``where``, or whose ``results.json`` it is.

    Raises RunError, RecordError.
    """
    if (where / DATABASE_FILE).exists():
        record = Record.open_to_read(where)
        run = published(record)
        if run is None:
            raise RunError(f"{record.path}: the run was not finished; repeat the command that made it")
        return run
    path = where / RESULTS_FILE if where.is_dir() else where
    try:
        results = read_results(path)
    except OSError as error:
        raise RunError(
            f"{path}: {error.strerror}; give a folder that grade.py run --out has written"
        ) from error
    except ValueError as error:  # msgspec's errors are ValueErrors
        raise RunError(f"{path}: is no results.json of this grader ({error})") from error
    head = Head(results.course, results.graded_at, results.sandbox, results.suite, grader=results.grader)
    verdicts = {(verdict.student, verdict.step): verdict for verdict in results.submissions}
    return Run(path, head, sorted(verdicts), verdicts.__getitem__)


def published(record: Record, view: Literal["published", "previous"] = "published") -> Run | None:
    """What a record's outputs were last made from, or before that; None when they never were."""
    head = record.head(view)
    if head is None:
        return None
    before = published(record, "previous") if view == "published" else None
    return Run(
        record.path,
        head,
        record.names(view),
        lambda name: marked(record.entry(name, view), head),
        before,
        record.circumstances,
    )


def marked(entry: Entry, head: Head) -> Verdict:
    """The verdict, marked where something else graded it than the class as a whole (an appeal after a change)."""
    verdict = entry.verdict
    same = (entry.suite, entry.grader) == (head.suite.get(verdict.step), head.grader)
    if same or not (entry.suite and entry.grader):
        return verdict
    return msgspec.structs.replace(verdict, other_suite=True)
