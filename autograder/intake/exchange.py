"""nbgrader's file-system exchange: ``<exchange>/<course>/inbound/<student>+<step>+<time>+<random>/``.

Whose a folder is, the file system knows: its owner has to be the student it is named for, or the one who collects (who has
copied the exchange, then). The time in the name, and the one in timestamp.txt, are written by the student's own `nbgrader
submit`. What the student can't set is the file system's time of the last change (ctime); where that is much later, staff
are told.
"""

from __future__ import annotations

import os
import pwd
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from autograder.intake.collected import Collected, CollectError, Deadline
from autograder.intake.ledger import Line, write_ledger
from autograder.intake.people import missing
from autograder.intake.placing import RefusedError, checked_student, items_of_exchange, place
from autograder.intake.receipt import TimestampError, parse_timestamp
from autograder.intake.submissions import SECRET_FILE, TIMESTAMP_FILE, shown_name
from autograder.model.course import Step

TRUSTED_DELAY = timedelta(minutes=10)
# nbgrader's `timestamp_format`; a zone without a name is a number, “+08”, with the plus that separates all else.
_TIME = re.compile(r"[\d-]+ [\d:.]+ [+-]\d\d(?::?\d\d)?")


@dataclass(frozen=True)
class HandIn:
    """One folder of the inbox."""

    path: Path
    student: str
    received: datetime


def owner_of(path: Path) -> str | None:
    """The login of a folder's owner; None where it is the one who collects, or the machine's own."""
    number = path.lstat().st_uid
    if number in (0, os.getuid()):
        return None
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return f"user {number}"


def collect_exchange(
    root: Path,
    course: str,
    submitted: Path,
    step: Step,
    *,
    deadline: Deadline | None = None,
    owner: Callable[[Path], str | None] = owner_of,
) -> Collected:
    """Place everyone's newest hand-in before the deadline. Raises CollectError when there is no such exchange."""
    inbox, deadline = root / course / "inbound", deadline or Deadline()
    if not inbox.is_dir():
        raise CollectError(f"{inbox}: no such folder; --from-exchange needs the exchange's root")
    outcome = Collected()
    newest: dict[str, HandIn] = {}
    now = datetime.now(UTC)
    for path in sorted(inbox.iterdir()):
        try:
            found = _hand_in(path, step)
            if found is None:  # another step's
                continue
            _check(found, owner(path), now)
        except (RefusedError, TimestampError, OSError) as error:
            outcome.refused[shown_name(path.name)] = str(error)
            outcome.refused_files += 1
            continue
        if deadline.passed(found.received, found.student):
            outcome.passed_over += 1
            outcome.notes.append(f"{found.student}: received after the deadline: {shown_name(path.name)}")
            continue
        other = newest.get(found.student)
        outcome.passed_over += other is not None
        if other is None or found.received > other.received:
            newest[found.student] = found
    lines, doubtful = [], []
    for student, found in sorted(newest.items()):
        try:
            outcome.files += _place(found, submitted, step)
        except Exception as error:  # whatever a hand-in does to us is its own refusal
            outcome.refused[student] = str(error) or type(error).__name__
            outcome.refused_files += 1
            continue
        outcome.taken.append(student)
        lines.append(Line(student, step.id, found.received, source="exchange"))
        doubtful += [student] if _is_doubtful(found) else []
    if doubtful:
        outcome.doubts.append(
            "the time stamp is older than the files of: "
            f"{', '.join(doubtful)}; either the exchange was copied, or the time was set back"
        )
    if absent := missing(deadline.roster, outcome.taken):
        outcome.notes.append(f"handed nothing in, {len(absent)} of the roster: {', '.join(absent)}")
    write_ledger(submitted, lines)
    return outcome


def _check(found: HandIn, owner: str | None, now: datetime) -> None:
    """Raises RefusedError for a hand-in that somebody else made, or that comes from the future."""
    if owner not in (None, found.student):
        raise RefusedError(f"named for {found.student}, but made by {shown_name(owner or '')}")
    if found.received > now + TRUSTED_DELAY:
        raise RefusedError(f"its time is in the future: {found.received:%Y-%m-%d %H:%M:%S} UTC")


def _is_doubtful(found: HandIn) -> bool:
    """Whether the files were last changed long after the hand-in's time."""
    changed = datetime.fromtimestamp((found.path / TIMESTAMP_FILE).lstat().st_ctime, UTC)
    return changed - found.received > TRUSTED_DELAY


def _hand_in(path: Path, step: Step) -> HandIn | None:
    """What a folder's name says; None for another step. Raises RefusedError, TimestampError."""
    student, marker, rest = path.name.rpartition(f"+{step.id}+")
    if not marker:
        if path.name.count("+") < 2:
            raise RefusedError("not the name of a hand-in")
        return None
    if path.is_symlink() or not path.is_dir():
        raise RefusedError("a link or a file, not a folder")
    found = _TIME.match(rest)
    time = found[0] if found else rest.partition("+")[0]
    return HandIn(path, checked_student(student), parse_timestamp(time.encode("utf-8", "replace"), path))


def _place(found: HandIn, submitted: Path, step: Step) -> int:
    items = list(items_of_exchange(found.path))
    target = place(submitted, found.student, step.id, items, found.received)
    secret = next((item for item in items if str(item.path) == SECRET_FILE), None)
    if secret is not None:  # fetch_feedback finds its way by this
        (target / SECRET_FILE).write_bytes(secret.content)
    return len(items)
