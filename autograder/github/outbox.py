"""``outbox.jsonl``: what was begun and what was posted, synced before and after each post.

``Begun`` is written before a request that writes, ``Posted`` after its answer. Whatever is begun and not posted may or
may not have reached GitHub; the next run asks GitHub before it writes again.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import msgspec

from autograder.github.jsonl import JsonLines

OUTBOX_FILE = "outbox.jsonl"
Target = tuple[str, str, str]


class Begun(msgspec.Struct, frozen=True, tag="begun"):
    """A request is about to be sent. ``before`` is how many annotations the run had: GitHub only ever adds."""

    key: str
    repository: str
    sha: str
    step: str
    content: str = ""
    before: int = 0


class Posted(msgspec.Struct, frozen=True, tag="posted"):
    """The check run shows this verdict with all of its annotations (their digests). ``steps`` are all of the commit's.

    ``score`` is the raw one, ``penalty`` what being late takes off it.
    """

    key: str
    repository: str
    sha: str
    step: str
    student: str
    run_id: int
    score: float
    max_score: float
    at: str
    content: str = ""
    annotations: list[str] = []
    steps: list[str] = []
    received: datetime | None = None
    days_late: int = 0
    penalty: float = 0.0


class Outbox:
    """What stands on GitHub, as far as is known here."""

    def __init__(self, folder: Path) -> None:
        """Open or create. Raises OSError, jsonl.DamagedFile."""
        self._file: JsonLines[Begun | Posted] = JsonLines(folder / OUTBOX_FILE, Begun | Posted)  # type: ignore[arg-type]
        self._posted: dict[Target, Posted] = {}
        self._begun: dict[Target, Begun] = {}
        self._steps: dict[tuple[str, str], list[str]] = {}
        for record in self._file.records:
            self._note(record)

    def _note(self, record: Begun | Posted) -> None:
        target = (record.repository, record.sha, record.step)
        if isinstance(record, Begun):
            self._begun[target] = record
        else:
            self._posted[target] = record
            self._steps[record.repository, record.sha] = record.steps
            self._begun.pop(target, None)

    def begin(self, record: Begun) -> None:
        """Before the request. Raises OSError."""
        self._file.append(record)
        self._note(record)

    def finish(self, record: Posted) -> None:
        """After the last answer. Raises OSError."""
        self._file.append(record)
        self._note(record)

    def posted(self, target: Target) -> Posted | None:
        """What was last posted for a commit and step."""
        return self._posted.get(target)

    def begun(self, target: Target) -> Begun | None:
        """What was begun for it since, and may have arrived."""
        return self._begun.get(target)

    def has_score(self, repository: str, sha: str) -> bool:
        """Whether all steps of a commit have been posted."""
        steps = self._steps.get((repository, sha), [])
        return bool(steps) and all((repository, sha, step) in self._posted for step in steps)

    @property
    def all_posted(self) -> list[Posted]:
        """The last post of every commit and step, in the order of the first."""
        return list(self._posted.values())

    def close(self) -> None:
        """Close the file."""
        self._file.close()
