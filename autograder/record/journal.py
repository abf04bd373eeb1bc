"""The journal: every verdict is appended here and synced before anything else happens with it.

``DIR/journal.jsonl`` holds one JSON array per line: the CRC-32 of a record's text, then the record. A line is good when
it ends in a newline and its checksum is right, so a line that a killed run or a power cut left half-written is told
from a good one, wherever it was cut. Such a tail is removed when the journal is opened to be written; nothing that was
whole is ever removed. All other outputs are made from the journal.

Records: a header; a verdict with the key of all that it depends on; ``again`` (an older verdict stands again); ``gone``
(the submission is no longer there); ``alarm`` (a key that has a verdict came to another one); ``finished`` (the outputs
are complete). The last verdict of a submission stands.
"""

from __future__ import annotations

import os
import sys
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from autograder.model.errors import BrokenOff, CallerError
from autograder.model.verdict import Sandbox, Verdict

JOURNAL_FILE = "journal.jsonl"
FORMAT = 1
OPENING, CLOSING = b'["', b"]\n"
TEXT_START = len(b'["00000000",')
# A disk that is full may be cleared by whoever fills it: worth two more tries, not a long wait.
RETRY_SECONDS = (1.0, 3.0)


class JournalError(CallerError):
    """The folder's journal isn't one that this command may write to or read; the message says what to do."""


class StorageError(BrokenOff):
    """Outputs can't be written (a full disk, say). What the journal holds is safe; the same command goes on later."""


class Header(msgspec.Struct, frozen=True, tag="header"):
    """The first line. ``only`` names the TODO when nothing else was graded, and is None otherwise."""

    format: int
    course: str
    only: str | None = None


class Entry(msgspec.Struct, frozen=True, tag="verdict"):
    """A verdict or the record of a fault, the digests of what graded it, and what the submission printed."""

    key: str
    suite: str
    grader: str
    verdict: Verdict
    output: str = ""


class Again(msgspec.Struct, frozen=True, tag="again"):
    """The verdict of this key stands again: what the submission or the suite was changed to has been taken back."""

    key: str


class Gone(msgspec.Struct, frozen=True, tag="gone"):
    """The submission was not in the folder any more."""

    student: str
    step: str


class Alarm(msgspec.Struct, frozen=True, tag="alarm"):
    """The same key came to another verdict; the older one stands."""

    key: str
    verdict: Verdict


class Finished(msgspec.Struct, frozen=True, tag="finished"):
    """``results.json`` was written from what stands above this line."""

    suite: dict[str, str]
    grader: str
    sandbox: Sandbox


class _VerdictHead(msgspec.Struct, frozen=True):
    student: str
    step: str
    status: str
    sandbox_level: int
    reason: str | None = None


class _EntryHead(msgspec.Struct, frozen=True, tag="verdict"):
    """As much of an entry as the index keeps."""

    key: str
    suite: str
    grader: str
    verdict: _VerdictHead


class _AlarmHead(msgspec.Struct, frozen=True, tag="alarm"):
    key: str


Record = Header | Entry | Again | Gone | Alarm | Finished
_Head = Header | _EntryHead | Again | Gone | _AlarmHead | Finished
Submission = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry stands in the file, and what must be known of it without reading it."""

    offset: int
    length: int
    key: str
    suite: str
    grader: str
    submission: Submission
    sandbox_level: int
    fault: str | None


@dataclass
class Index:
    """What the lines read so far come to. Small: it is kept in memory for every submission of a class."""

    header: Header | None = None
    graded: dict[str, Place] = field(default_factory=dict)
    standing: dict[Submission, Place] = field(default_factory=dict)
    faults: dict[Submission, Place] = field(default_factory=dict)
    finished: Finished | None = None
    alarms: int = 0

    def add(self, head: _Head, offset: int, length: int) -> None:
        """Take in one record. The last verdict of a submission stands; a fault stands beside it, not in its place."""
        if isinstance(head, Header):
            self.header = self.header or head
            return
        self.finished = head if isinstance(head, Finished) else None
        if isinstance(head, _EntryHead):
            self._add_entry(_place(head, offset, length))
        elif isinstance(head, Again):
            place = self.graded.get(head.key)
            if place is not None:
                self.standing[place.submission] = place
                self.faults.pop(place.submission, None)
        elif isinstance(head, Gone):
            self.standing.pop((head.student, head.step), None)
            self.faults.pop((head.student, head.step), None)
        elif isinstance(head, _AlarmHead):
            self.alarms += 1

    def _add_entry(self, place: Place) -> None:
        if place.fault is not None:
            self.faults[place.submission] = place
            return
        self.graded.setdefault(place.key, place)
        self.standing[place.submission] = self.graded[place.key]
        self.faults.pop(place.submission, None)

    @property
    def submissions(self) -> list[Submission]:
        """Everything that has a verdict or a fault, sorted by student, then step."""
        return sorted(self.standing.keys() | self.faults.keys())


def _place(head: _EntryHead, offset: int, length: int) -> Place:
    verdict = head.verdict
    graded = verdict.status == "graded"
    return Place(
        offset,
        length,
        head.key,
        sys.intern(head.suite),
        sys.intern(head.grader),
        (verdict.student, sys.intern(verdict.step)),
        verdict.sandbox_level,
        None if graded else verdict.reason or "unknown",
    )


class Journal:
    """An open journal. Reading is done by offset, so that no verdict need be kept in memory."""

    def __init__(self, path: Path, descriptor: int, index: Index, damaged: int) -> None:
        self.path = path
        self.index = index
        self.damaged = damaged
        self._descriptor = descriptor
        self._end = os.fstat(descriptor).st_size

    @classmethod
    def create_or_open(cls, folder: Path, header: Header) -> Journal:
        """The folder's journal, to be written to; the caller holds the folder's lock.

        A half-written tail is removed. Raises JournalError for another course's journal, another format, or a file that
        is no journal; StorageError when it can't be written.
        """
        path = folder / JOURNAL_FILE
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise StorageError(f"{path}: {error.strerror}") from error
        try:
            index, good_end, damaged = _scan(path, descriptor)
            journal = cls(path, descriptor, index, damaged)
            journal._truncate(good_end)
            if index.header is None:
                _sync_folder(folder)
                journal._write([header])
            journal._check(header)
        except BaseException:
            os.close(descriptor)
            raise
        return journal

    @classmethod
    def open_to_read(cls, folder: Path) -> Journal:
        """The folder's journal as it is. Raises JournalError when there is none."""
        path = folder / JOURNAL_FILE
        try:
            descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        except OSError as error:
            raise JournalError(
                f"{path}: {error.strerror}; give a folder that grade.py run --out has written"
            ) from error
        index, _, damaged = _scan(path, descriptor)
        if index.header is None:
            os.close(descriptor)
            raise JournalError(f"{path}: holds no run; repeat the command that made it")
        return cls(path, descriptor, index, damaged)

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._descriptor)

    def _check(self, header: Header) -> None:
        found = self.index.header
        assert found is not None
        if found.format != FORMAT:
            raise JournalError(
                f"{self.path}: written in format {found.format}, this is format {FORMAT}; give another --out"
            )
        if found.course != header.course:
            raise JournalError(
                f"{self.path}: holds results of the course “{found.course}”; give another --out"
            )
        if found.only != header.only:
            what = "whole submissions" if found.only is None else f"TODO {found.only} alone"
            raise JournalError(f"{self.path}: holds results of {what}; give another --out")

    def append(self, records: Iterable[Entry | Again | Gone | Alarm | Finished]) -> list[Alarm]:
        """Append records with one sync; when this returns they are on the disk. The alarms that were raised.

        A verdict whose key has one already is not written when both agree, and written as an alarm when they don't.
        Raises StorageError; then none of them counts, and the file ends as it did before.
        """
        alarms: list[Alarm] = []
        lines: list[Entry | Again | Gone | Alarm | Finished] = []
        for record in records:
            older = self.index.graded.get(record.key) if isinstance(record, Entry) else None
            if older is None or not isinstance(record, Entry) or record.verdict.status != "graded":
                lines.append(record)
                continue
            if outcome(self.read(older).verdict) != outcome(record.verdict):
                alarms.append(Alarm(record.key, record.verdict))
                lines.append(alarms[-1])
            lines.append(Again(record.key))
        self._write(lines)
        return alarms

    def read(self, place: Place) -> Entry:
        """The entry at a place of the index. Raises StorageError when the disk gives something else back."""
        data = os.pread(self._descriptor, place.length, place.offset)
        text = _text_of(data)
        if text is None:
            raise StorageError(f"{self.path}: the record at byte {place.offset} can't be read back any more")
        return _ENTRY.decode(text)

    def entry(self, submission: Submission) -> Entry:
        """What stands for a submission. Raises KeyError.

        Where the last try failed for reasons of the machine, the older score stays and the verdict says so.
        """
        fault, standing = self.index.faults.get(submission), self.index.standing.get(submission)
        if standing is None:
            return self.read(self.index.faults[submission])
        entry = self.read(standing)
        if fault is None:
            return entry
        reason = f"this score is from an earlier grading; the last one failed on the machine: {fault.fault}"
        return msgspec.structs.replace(entry, verdict=msgspec.structs.replace(entry.verdict, reason=reason))

    def verdict(self, submission: Submission) -> Verdict:
        """The verdict of ``entry``. Raises KeyError."""
        return self.entry(submission).verdict

    def _write(self, records: Sequence[Record]) -> None:
        """Append lines and sync. Raises StorageError, leaving the file as it was."""
        if not records:
            return
        lines = [_line(record) for record in records]
        data = b"".join(lines)
        for pause in (*RETRY_SECONDS, None):
            try:
                _write_at(self._descriptor, data, self._end)
                break
            except OSError as error:
                self._truncate(self._end)
                if pause is None:
                    raise StorageError(f"{self.path}: {error.strerror}") from error
                sleep(pause)
        try:
            os.fsync(self._descriptor)
        except OSError as error:  # not tried again: the kernel may have dropped what it could not write
            self._truncate(self._end)
            raise StorageError(f"{self.path}: {error.strerror}") from error
        for record, line in zip(records, lines, strict=True):
            self.index.add(_head_of(record), self._end, len(line))
            self._end += len(line)

    def _truncate(self, size: int) -> None:
        try:
            os.ftruncate(self._descriptor, size)
        except OSError as error:
            raise StorageError(f"{self.path}: {error.strerror}") from error
        self._end = size


sleep: Callable[[float], None] = time.sleep
_ENTRY = msgspec.json.Decoder(Entry)
_HEAD: msgspec.json.Decoder[Any] = msgspec.json.Decoder(_Head)


def outcome(verdict: Verdict) -> object:
    """What must be the same whenever the same submission is graded again: scores, statuses and checks.

    What code answered may differ (it may use the clock or random numbers) as long as nothing is scored differently.
    """
    todos = [
        (todo.id, todo.status, todo.score, [(check.name, check.passed, check.score) for check in todo.checks])
        for todo in verdict.todos
    ]
    return verdict.submission, verdict.score, verdict.max_score, todos


def _line(record: Record) -> bytes:
    text = msgspec.json.encode(record)
    return b'%b%08x",%b%b' % (OPENING, zlib.crc32(text), text, CLOSING)


def _text_of(line: bytes) -> bytes | None:
    """The record's text of a whole line with the right checksum; None for anything else."""
    if not line.startswith(OPENING) or not line.endswith(CLOSING):
        return None
    text = line[TEXT_START : -len(CLOSING)]
    return text if line[len(OPENING) : TEXT_START] == b'%08x",' % zlib.crc32(text) else None


def _scan(path: Path, descriptor: int) -> tuple[Index, int, int]:
    """The index of a journal, the offset behind its last good line, and the number of damaged lines before that."""
    index, offset, good_end, bad, damaged = Index(), 0, 0, 0, 0
    with open(descriptor, "rb", closefd=False) as file:
        file.seek(0)
        for line in file:
            text = _text_of(line)
            if text is None:
                bad += 1
            else:
                index.add(_decoded_head(path, text), offset, len(line))
                good_end, damaged = offset + len(line), bad
            offset += len(line)
    if offset and index.header is None and not _begins_a_journal(descriptor, offset):
        raise JournalError(f"{path}: is not a journal of this grader; give another --out")
    return index, good_end, damaged


def _begins_a_journal(descriptor: int, size: int) -> bool:
    """Whether a file without one good line is what a cut may have left of the header (or of space kept for it)."""
    start = os.pread(descriptor, len(OPENING), 0)
    return size < 1 << 16 and (OPENING.startswith(start) or not start.strip(b"\0"))


def _decoded_head(path: Path, text: bytes) -> _Head:
    try:
        return _HEAD.decode(text)
    except msgspec.MsgspecError as error:
        raise JournalError(
            f"{path}: a whole record that this grader doesn't know ({error}); give another --out"
        ) from error


def _head_of(record: Record) -> _Head:
    if isinstance(record, Entry):
        verdict = record.verdict
        head = _VerdictHead(
            verdict.student, verdict.step, verdict.status, verdict.sandbox_level, verdict.reason
        )
        return _EntryHead(record.key, record.suite, record.grader, head)
    return _AlarmHead(record.key) if isinstance(record, Alarm) else record


def _write_at(descriptor: int, data: bytes, offset: int) -> None:
    view = memoryview(data)
    while view:
        written = os.pwrite(descriptor, view, offset)
        view, offset = view[written:], offset + written


def _sync_folder(folder: Path) -> None:
    """Make a new file's name as lasting as its content. Raises StorageError."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise StorageError(f"{folder}: {error.strerror}") from error


def standing_verdicts(journal: Journal, submissions: Iterable[Submission]) -> Iterator[Verdict]:
    """The standing verdicts of these submissions, one at a time, in this order."""
    return (journal.verdict(submission) for submission in submissions)
