"""``results.json``: every verdict of a run, sorted, the same for the same input but for ``graded_at``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from autograder.model.files import write_whole
from autograder.model.verdict import Results, Verdict

INDENT = 1


def write_results(path: Path, head: Results, verdicts: Iterable[Verdict]) -> None:
    """Write ``results.json`` whole, verdict by verdict: a class of any size needs the memory of one.

    ``head`` gives all fields but the submissions; ``verdicts`` come sorted by student, then step. Raises OSError.
    """
    write_whole(path, _pieces(head, verdicts))


def _pieces(head: Results, verdicts: Iterable[Verdict]) -> Iterator[bytes]:
    """What formatting the whole at once would give, in pieces: an empty list is cut open and filled."""
    marker = b'"submissions": []'
    before, found, after = _formatted(head).partition(marker)
    if not found or head.submissions:
        raise ValueError("the head of the results must hold no submissions")
    yield before + marker[:-1]
    separator, close = b"", b"]"
    for verdict in verdicts:
        yield separator + b"\n" + _indented(_formatted(verdict), 2 * INDENT)
        separator, close = b",", b"\n" + b" " * INDENT + b"]"
    yield close + after + b"\n"


def _formatted(value: Results | Verdict) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value, order="sorted"), indent=INDENT)


def _indented(text: bytes, spaces: int) -> bytes:
    margin = b" " * spaces
    return margin + text.replace(b"\n", b"\n" + margin)  # a newline inside a JSON string is always escaped


def read_results(path: Path) -> Results:
    """Read a ``results.json``. Raises OSError, msgspec.ValidationError."""
    return msgspec.json.decode(path.read_bytes(), type=Results)
