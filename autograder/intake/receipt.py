"""Times of receipt as nbgrader writes them: in ``timestamp.txt``, and in the ledger that late policies go by."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from autograder.model.errors import CallerError


class TimestampError(CallerError):
    """A timestamp.txt can't be read as a time. The message names the file and what is expected in it."""


def parse_timestamp(content: bytes, path: Path) -> datetime:
    """The time in a timestamp.txt: ``2026-11-24 09:30:00.123456 UTC``, or with ``+0800``; without either it is UTC.

    Raises TimestampError.
    """
    text = content.decode("ascii", "replace").strip()
    try:
        time = datetime.fromisoformat(text.removesuffix(" UTC").replace(" +", "+").replace(" -", "-"))
        return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise TimestampError(
            f"{path}: “{text[:60]}” is no time; expected one like 2026-11-24 09:30:00 UTC or … +0800"
        ) from error


def format_timestamp(time: datetime) -> str:
    """As nbgrader writes it, in UTC."""
    return time.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f UTC")
