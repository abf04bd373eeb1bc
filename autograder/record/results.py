"""``results.json``: every verdict of a run, sorted, the same for the same input but for ``graded_at``.

It is for other programs, and is written from the record; what reads it here reads it whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from autograder.model.files import write_whole
from autograder.model.verdict import SCHEMA_VERSION, Results, Sandbox, Total, Verdict

RESULTS_FILE = "results.json"
INDENT = 1


class Head(msgspec.Struct, frozen=True):
    """``results.json`` without its submissions. ``shard``: “K/N” where it is a part of a class, which the file doesn't say."""

    course: str
    graded_at: str
    sandbox: Sandbox
    suite: dict[str, str]
    schema_version: int = SCHEMA_VERSION
    grader: str = ""
    shard: str = ""


def write_results(
    path: Path, head: Head, verdicts: Iterable[Verdict], totals: Mapping[str, Total] | None = None
) -> None:
    """Write ``results.json`` whole, verdict by verdict: a class of any size needs the memory of one.

    ``head`` gives all other fields but the ``totals``, which may be filled while the verdicts are read; ``verdicts``
    come sorted by student, then step. Raises OSError.
    """
    write_whole(path, _pieces(head, verdicts, totals))


def _pieces(head: Head, verdicts: Iterable[Verdict], totals: Mapping[str, Total] | None) -> Iterator[bytes]:
    """What formatting the whole at once would give, in pieces: an empty list is cut open and filled."""
    marker = b'"submissions": []'
    whole = Results(
        head.course, head.graded_at, head.sandbox, head.suite, [], head.schema_version, head.grader
    )
    yield _formatted(whole).partition(marker)[0] + marker[:-1]
    separator, close = b"", b"]"
    for verdict in verdicts:
        yield separator + b"\n" + _indented(_formatted(verdict), 2 * INDENT)
        separator, close = b",", b"\n" + b" " * INDENT + b"]"
    if totals is not None:
        whole = msgspec.structs.replace(whole, totals=dict(totals))
    yield close + _formatted(whole).partition(marker)[2] + b"\n"


def _formatted(value: Results | Verdict) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value, order="sorted"), indent=INDENT)


def _indented(text: bytes, spaces: int) -> bytes:
    margin = b" " * spaces
    return margin + text.replace(b"\n", b"\n" + margin)  # a newline inside a JSON string is always escaped


def read_results(path: Path) -> Results:
    """Read a ``results.json`` of this version, from wherever it comes. Raises OSError; ValueError for anything else."""
    results = msgspec.json.decode(path.read_bytes(), type=Results)
    if results.schema_version != SCHEMA_VERSION:
        raise ValueError(
            f"schema version {results.schema_version}, this grader reads {SCHEMA_VERSION}; grade the class again"
        )
    return results
