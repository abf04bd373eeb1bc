"""``results.json``: every verdict of a run, sorted, the same for the same input but for ``graded_at``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from autograder.outputs.files import write_whole
from autograder.verdict import Results, Verdict


def sorted_verdicts(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """By student, then step."""
    return sorted(verdicts, key=lambda verdict: (verdict.student, verdict.step))


def write_results(path: Path, results: Results) -> None:
    """Write ``results.json`` whole. Raises OSError."""
    ordered = msgspec.structs.replace(results, submissions=sorted_verdicts(results.submissions))
    text = msgspec.json.format(msgspec.json.encode(ordered, order="sorted"), indent=1)
    write_whole(path, text + b"\n")


def read_results(path: Path) -> Results:
    """Read a ``results.json``. Raises OSError, msgspec.ValidationError."""
    return msgspec.json.decode(path.read_bytes(), type=Results)
