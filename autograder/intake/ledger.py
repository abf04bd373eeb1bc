"""``SUBMITTED/collected.csv``: of each submission, when the *system* says it was received, and what `collect` noted.

It lies outside every student's folder, where nothing that is handed in can come. The times of receipt that late policies
go by are read from here, and from nowhere else: a ``timestamp.txt`` inside a student's folder may be the student's own.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

import msgspec

from autograder.intake.receipt import TimestampError, format_timestamp, parse_timestamp
from autograder.model.errors import CallerError
from autograder.model.files import write_whole

LEDGER_FILE = "collected.csv"


class LedgerError(CallerError):
    """collected.csv can't be read; the message names the line and what to do."""


class Line(msgspec.Struct, frozen=True):
    """One submission. ``late``: the system marks it so without saying when it came."""

    student: str
    step: str
    received: datetime | None = None
    late: bool = False
    source: str = ""
    note: str = ""


COLUMNS = Line.__struct_fields__
Ledger = Mapping[tuple[str, str], Line]


def read_ledger(submitted: Path) -> dict[tuple[str, str], Line] | None:
    """The lines by student and step; None where `collect` never wrote. Raises LedgerError."""
    path = submitted / LEDGER_FILE
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise LedgerError(f"{path}: can't be read ({error})") from error
    rows = csv.DictReader(io.StringIO(text, newline=""))
    if rows.fieldnames is None or not set(COLUMNS) <= set(rows.fieldnames):
        raise LedgerError(f"{path}: needs the columns {', '.join(COLUMNS)}; collect again")
    found = {}
    for row in rows:
        where = Path(f"{path}:{rows.line_num}")
        try:
            received = parse_timestamp(row["received"].encode(), where) if row["received"] else None
        except (TimestampError, AttributeError) as error:
            raise LedgerError(f"{error}; mend the line, or collect again") from error
        line = Line(
            row["student"],
            row["step"],
            received,
            row["late"] == "late",
            row["source"] or "",
            row["note"] or "",
        )
        found[line.student, line.step] = line
    return found


def write_ledger(submitted: Path, lines: Iterable[Line]) -> None:
    """Add lines, each in the place of an older one on the same submission. Raises LedgerError, OSError."""
    known = read_ledger(submitted) or {}
    known |= {(line.student, line.step): line for line in lines}
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for _, line in sorted(known.items()):
        received = format_timestamp(line.received) if line.received else ""
        writer.writerow(
            [line.student, line.step, received, "late" if line.late else "", line.source, line.note]
        )
    write_whole(submitted / LEDGER_FILE, stream.getvalue().encode("utf-8"))


def read_received(submitted: Path) -> dict[tuple[str, str], datetime]:
    """When each submission was received, by student and step, as far as a system said. Raises LedgerError."""
    lines = read_ledger(submitted) or {}
    return {name: line.received for name, line in lines.items() if line.received is not None}
