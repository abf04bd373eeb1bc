"""A folder of downloads: one archive or one folder of loose files per student, or one archive that holds them all.

Which student an entry belongs to is in its name. The patterns are those of Moodle (``Ada Lovelace_1234_assignsubmission_
file_``), Canvas (``lovelaceada_LATE_1234_5678_homework.zip``) and Blackboard (``Assignment_ada_attempt_2026-11-20-10-30-00_
homework.zip``); otherwise the part before the first dot is the student. Nobody's clock but ours and Blackboard's server's is
in there, so elsewhere the time of receipt is the download's, or what ``--received`` says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from autograder.intake.archives import SUFFIXES, below_step, is_archive, items_of_archive
from autograder.intake.collected import Collected, CollectError, Deadline
from autograder.intake.placing import Item, RefusedError, checked_student, items_of_folder, place
from autograder.intake.roster import Roster
from autograder.intake.submissions import shown_name
from autograder.model.course import Step

PATTERNS = (
    re.compile(r"(?P<student>.+?)_\d+_assignsubmission_(?:file|onlinetext)_?.*"),
    re.compile(r".+?_(?P<student>[^_]+)_attempt_(?P<time>\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d).*"),
    re.compile(r"(?P<student>[^_]+)(?:_LATE)?_\d+_\d+_.*"),
)


@dataclass(frozen=True)
class Entry:
    """One student's hand-in: where it lies, whose it is, and when it was received where the name says so."""

    path: Path
    student: str
    received: datetime | None


def entry_of(path: Path, roster: Roster) -> Entry:
    """Whose an entry is, from its name. With a roster, e-mails, LMS ids and full names name students too."""
    name = path.name
    for suffix in sorted(SUFFIXES, key=len, reverse=True):
        if name.lower().endswith(suffix):
            name = name[: -len(suffix)]
            break
    for pattern in PATTERNS:
        found = pattern.fullmatch(name)
        if found:
            time = found.groupdict().get("time")
            received = datetime.strptime(time, "%Y-%m-%d-%H-%M-%S").replace(tzinfo=UTC) if time else None
            return Entry(path, _on_roster(found["student"], roster), received)
    return Entry(path, _on_roster(name, roster), None)


def _on_roster(name: str, roster: Roster) -> str:
    if name in roster:
        return name
    wanted = _folded(name)
    for person in roster.values():
        names = (f"{person.first_name}{person.last_name}", f"{person.last_name}{person.first_name}")
        if wanted and wanted in {_folded(other) for other in (*names, person.email, person.lms_user_id)}:
            return person.student
    return name


def _folded(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())


def collect_downloads(
    folder: Path,
    submitted: Path,
    step: Step,
    *,
    roster: Roster | None = None,
    deadline: Deadline | None = None,
    received: datetime | None = None,
) -> Collected:
    """Place every entry of a folder of downloads. Raises CollectError when there is none."""
    if not folder.is_dir():
        raise CollectError(f"{folder}: no such folder; give the folder that holds the downloaded files")
    roster, deadline = roster or {}, deadline or Deadline()
    outcome = Collected()
    entries = [
        entry_of(path, roster)
        for path in sorted(folder.iterdir())
        if path.name[0] != "." and (path.is_symlink() or path.is_dir() or is_archive(path.name))
    ]
    if not entries:
        raise CollectError(f"{folder}: holds no folder and none of {', '.join(SUFFIXES)}")
    guessed = False
    for entry, last in _newest_last(entries):
        when = entry.received or received
        guessed |= when is None
        when = when or datetime.fromtimestamp(entry.path.lstat().st_mtime, UTC)
        try:
            checked_student(entry.student)
            if deadline.passed(when, entry.student):
                raise RefusedError(f"received after the deadline, {when:%Y-%m-%d %H:%M:%S} UTC")
            items = below_step(list(_items(entry.path)), step.id, _files(step))
            place(submitted, entry.student, step.id, items, when)
            if last:
                outcome.taken.append(entry.student)
        except (RefusedError, OSError) as error:
            outcome.refused[shown_name(entry.path.name)] = str(error)
    if guessed:
        outcome.notes.append(
            "the downloads don't say when they were received: the files' own times were taken, which are the "
            "download's; give --received TIME, or don't take off anything for being late"
        )
    return outcome


def _newest_last(entries: list[Entry]) -> Iterator[tuple[Entry, bool]]:
    """In the order of receipt, so that a student's newest entry stands; whether it is the student's last."""
    ordered = sorted(entries, key=lambda entry: entry.received or datetime.min.replace(tzinfo=UTC))
    last = {entry.student: entry for entry in ordered}
    for entry in ordered:
        yield entry, last[entry.student] is entry


def _files(step: Step) -> list[str]:
    return [todo.file for todo in step.stubs if todo.file]


def _items(path: Path) -> Iterator[Item]:
    """The files of an entry; an archive that lies alone in a folder is opened too, one level deep."""
    if path.is_symlink():
        raise RefusedError("a link, not a download")
    if not path.is_dir():
        yield from items_of_archive(path)
        return
    items = list(items_of_folder(path))
    inner = [item for item in items if is_archive(item.path.name)]
    if len(inner) > 1:
        raise RefusedError(f"{len(inner)} archives in one hand-in")
    if not inner:
        yield from items
        return
    yield from items_of_archive(Path(inner[0].path.name), inner[0].content)
    unpacked = PurePosixPath("beside")
    yield from (Item(unpacked / item.path, item.content) for item in items if item is not inner[0])
