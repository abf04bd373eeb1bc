"""When a submission was received: ``timestamp.txt`` beside it, which `grade.py collect` and nbgrader's collect write."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from autograder.intake.submissions import TIMESTAMP_FILE, find_submissions, student_label
from autograder.model.course import Course
from autograder.model.errors import CallerError

MAX_TIMESTAMP_BYTES = 200


class TimestampError(CallerError):
    """A timestamp.txt can't be read as a time. The message names the file and what is expected in it."""


def read_received(submitted: Path, course: Course) -> dict[tuple[str, str], datetime]:
    """When each submission was received, by student and step. Raises IntakeError, TimestampError."""
    found: dict[tuple[str, str], datetime] = {}
    for folder, step in find_submissions(submitted, course):
        path = submitted / folder / step.id / TIMESTAMP_FILE
        try:
            descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
            try:
                content = os.read(descriptor, MAX_TIMESTAMP_BYTES)
            finally:
                os.close(descriptor)
        except FileNotFoundError:
            continue
        except OSError as error:  # a link, a folder, a pipe
            raise TimestampError(f"{path}: {error.strerror}; it must be a file, or not be there") from error
        found[student_label(folder), step.id] = parse_timestamp(content, path)
    return found


def parse_timestamp(content: bytes, path: Path) -> datetime:
    """The time in a timestamp.txt: ``2026-11-24 09:30:00.123456 UTC``, or with ``+0800``; without either it is UTC.

    Raises TimestampError.
    """
    text = content.decode("ascii", "replace").strip()
    try:
        time = datetime.fromisoformat(text.removesuffix(" UTC").replace(" +", "+").replace(" -", "-"))
    except ValueError as error:
        raise TimestampError(
            f"{path}: “{text[:60]}” is no time; expected one like 2026-11-24 09:30:00 UTC or … +0800"
        ) from error
    return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)


def format_timestamp(time: datetime) -> str:
    """As nbgrader writes it, in UTC."""
    return time.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f UTC")
