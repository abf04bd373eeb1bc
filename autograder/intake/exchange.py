"""nbgrader's file-system exchange: ``<exchange>/<course>/inbound/<student>+<step>+<time>+<random>/``.

The time in the name, and the one in timestamp.txt, are written by the student's own `nbgrader submit`. What the student
can't set is the file system's time of the last change (ctime); where that is much later, staff are told.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from autograder.intake.collected import Collected, CollectError, Deadline
from autograder.intake.placing import RefusedError, checked_student, items_of_exchange, place
from autograder.intake.receipt import TimestampError, parse_timestamp
from autograder.intake.submissions import SECRET_FILE, TIMESTAMP_FILE, shown_name
from autograder.model.course import Step

TRUSTED_DELAY = timedelta(minutes=10)


@dataclass(frozen=True)
class HandIn:
    """One folder of the inbox."""

    path: Path
    student: str
    received: datetime


def collect_exchange(
    root: Path, course: str, submitted: Path, step: Step, *, deadline: Deadline | None = None
) -> Collected:
    """Place everyone's newest hand-in before the deadline. Raises CollectError when there is no such exchange."""
    inbox, deadline = root / course / "inbound", deadline or Deadline()
    if not inbox.is_dir():
        raise CollectError(f"{inbox}: no such folder; --from-exchange needs the exchange's root")
    outcome = Collected()
    newest: dict[str, HandIn] = {}
    for path in sorted(inbox.iterdir()):
        try:
            found = _hand_in(path, step)
        except (RefusedError, TimestampError) as error:
            outcome.refused[shown_name(path.name)] = str(error)
            continue
        if found is None or deadline.passed(found.received, found.student):
            continue
        other = newest.get(found.student)
        if other is None or found.received > other.received:
            newest[found.student] = found
    doubtful = []
    for student, found in sorted(newest.items()):
        try:
            _place(found, submitted, step)
            outcome.taken.append(student)
            changed = datetime.fromtimestamp((found.path / TIMESTAMP_FILE).lstat().st_ctime, UTC)
            doubtful += [student] if changed - found.received > TRUSTED_DELAY else []
        except (RefusedError, OSError) as error:
            outcome.refused[student] = str(error)
    if doubtful:
        outcome.notes.append(
            "the time stamp is older than the files of: "
            f"{', '.join(doubtful)}; either the exchange was copied, or the time was set back"
        )
    return outcome


def _hand_in(path: Path, step: Step) -> HandIn | None:
    """What a folder's name says; None for another step. Raises RefusedError, TimestampError."""
    parts = path.name.rsplit("+", 3)
    if len(parts) != 4 or parts[1] != step.id:
        parts = path.name.rsplit("+", 2)  # nbgrader's ExchangeSubmit.add_random_string = False
    if len(parts) < 3:
        raise RefusedError("not the name of a hand-in")
    if parts[1] != step.id:
        return None
    if path.is_symlink() or not path.is_dir():
        raise RefusedError("a link or a file, not a folder")
    return HandIn(path, checked_student(parts[0]), parse_timestamp(parts[2].encode("utf-8", "replace"), path))


def _place(found: HandIn, submitted: Path, step: Step) -> None:
    items = list(items_of_exchange(found.path))
    target = place(submitted, found.student, step.id, items, found.received)
    secret = next((item for item in items if str(item.path) == SECRET_FILE), None)
    if secret is not None:  # fetch_feedback finds its way by this
        (target / SECRET_FILE).write_bytes(secret.content)
