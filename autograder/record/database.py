"""The record of an output folder: ``DIR/record.db``, a SQLite database that holds every verdict. All else is made from it.

A verdict is committed and synced before anything else happens with it, so a run that is killed at any moment, or loses
its power, goes on from there with the same command. Nothing is overwritten: of several verdicts on a submission the last
one stands, and an older one can stand again. Each has a key of all that it depends on; the same key with another outcome
is an alarm. A checksum over each row tells what the disk changed behind our back.

The writer holds the folder's lock and the database alone: the write-ahead log then needs no shared memory, so that it
works on network file systems too. When it is closed in good order, the log is folded back into the one file.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args

import msgspec

from autograder.model.errors import BrokenOff, CallerError
from autograder.model.verdict import Verdict
from autograder.record.circumstances import NONE, Circumstances
from autograder.record.results import Head

DATABASE_FILE = "record.db"
FORMER_FILE = "journal.jsonl"
FORMAT = 1
# What is on record now; what the outputs were last made from; and what they were made from before that.
View = Literal["submissions", "published", "previous"]
APPLICATION = 0x67726164  # in the file's header: it is one of ours
# A disk that is full may be cleared by whoever fills it: worth two more tries, not a long wait.
RETRY_SECONDS = (1.0, 3.0)
TABLES = (
    "CREATE TABLE run (course TEXT NOT NULL, only_todo TEXT, finished INTEGER NOT NULL, published BLOB, previous BLOB)",
    "CREATE TABLE entries (id INTEGER PRIMARY KEY, key TEXT NOT NULL, student TEXT NOT NULL, step TEXT NOT NULL, "
    "suite TEXT NOT NULL, grader TEXT NOT NULL, sandbox_level INTEGER NOT NULL, fault TEXT, entry BLOB NOT NULL, "
    "checksum INTEGER NOT NULL)",
    "CREATE UNIQUE INDEX graded ON entries (key) WHERE fault IS NULL",
    *(
        f"CREATE TABLE {name} (student TEXT NOT NULL, step TEXT NOT NULL, standing INTEGER, fault INTEGER, "
        "PRIMARY KEY (student, step)) WITHOUT ROWID"
        for name in get_args(View)
    ),
    "CREATE TABLE alarms (key TEXT NOT NULL, verdict BLOB NOT NULL)",
)
# Also made in records of this format that were begun before there was such a table.
CIRCUMSTANCES = "CREATE TABLE IF NOT EXISTS circumstances (content BLOB NOT NULL)"
COLUMNS = "key, student, step, suite, grader, sandbox_level, fault, entry"
# A submission that points at no row, or at a row of another submission, is one whose row was damaged.
STRAYS = (
    "SELECT student, step FROM {} AS s WHERE coalesce(standing, fault) IS NULL "
    "OR (standing IS NOT NULL AND NOT EXISTS (SELECT 1 FROM entries AS e WHERE e.id = s.standing "
    "AND e.student = s.student AND e.step = s.step AND e.fault IS NULL)) "
    "OR (fault IS NOT NULL AND NOT EXISTS (SELECT 1 FROM entries AS e WHERE e.id = s.fault "
    "AND e.student = s.student AND e.step = s.step AND e.fault IS NOT NULL))"
)
BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
Name = tuple[str, str]  # student, step
T = TypeVar("T")


class RecordError(CallerError):
    """The folder's record isn't one that this command may write to or read; the message says what to do."""


class StorageError(BrokenOff):
    """Outputs can't be written (a full disk, say). What is on record is safe; the same command goes on later."""


class Entry(msgspec.Struct, frozen=True):
    """A verdict or the record of a fault, the digests of what graded it, and what the submission printed."""

    key: str
    suite: str
    grader: str
    verdict: Verdict
    output: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """What is known of a submission without decoding its verdict.

    ``key`` is None when there is no verdict; ``fault`` says why the last try failed, None when it didn't.
    """

    student: str
    step: str
    key: str | None
    suite: str
    grader: str
    sandbox_level: int
    fault: str | None


class Record:
    """An open record. Nothing of it is kept in memory."""

    def __init__(self, path: Path, connection: sqlite3.Connection, writable: bool) -> None:
        self.path = path
        self.damaged = 0
        self._connection = connection
        self._lock = threading.RLock()  # submissions are looked up in one thread, verdicts kept in another
        self._writable = writable

    @classmethod
    def create_or_open(cls, folder: Path, course: str, only_todo: str | None = None) -> Record:
        """The folder's record, to be written to; the caller holds the folder's lock.

        ``only_todo`` names the TODO when nothing else is graded. Rows that the disk damaged are removed and counted.
        Raises RecordError for a record of something else, another format, or a file that is none; StorageError.
        """
        path = _path(folder)
        record = cls(path, _connected(path, "rwc"), True)
        with record._closed_on_error():
            record._execute("PRAGMA locking_mode=EXCLUSIVE")
            begun = record._begun()
            if begun:
                record._check_format()
            record._execute("PRAGMA journal_mode=WAL")
            record._execute("PRAGMA synchronous=FULL")
            if not begun:
                record._write(lambda: record._create(course, only_todo))
            record._check_run(course, only_todo)
            record._remove_damaged()
        return record

    @classmethod
    def open_to_read(cls, folder: Path) -> Record:
        """The folder's record as it is. Raises RecordError when there is none, or it is being written to."""
        path = _path(folder)
        if not path.exists():
            raise RecordError(f"{path}: No such file; give a folder that grade.py run --out has written")
        record = cls(path, _connected(path, "ro"), False)
        with record._closed_on_error():
            if not record._begun():
                raise RecordError(f"{path}: holds no run; repeat the command that made it")
            record._check_format()
        return record

    def __enter__(self) -> Record:
        return self

    def __exit__(self, *_: object) -> None:
        if self._writable:
            with contextlib.suppress(RecordError, StorageError):  # the log beside the file is as good
                self._execute("PRAGMA journal_mode=DELETE")
        self._connection.close()

    # What is on record.

    @property
    def run(self) -> tuple[str, str | None]:
        """The course, and the TODO that was graded alone (None: all)."""
        course, only_todo = self._rows("SELECT course, only_todo FROM run")[0]
        return course, only_todo

    @property
    def finished(self) -> Head | None:
        """What the last run came to; None when it was broken off, or something was added since."""
        ((finished,),) = self._rows("SELECT finished FROM run")
        return self.head() if finished else None

    def head(self, view: Literal["published", "previous"] = "published") -> Head | None:
        """What the outputs say of the last run as a whole, or of the one before it; None when there was none."""
        ((content,),) = self._rows(f"SELECT {view} FROM run")
        return None if content is None else msgspec.json.decode(content, type=Head)

    @property
    def circumstances(self) -> Circumstances:
        """What counts beside the code, as it was when the class was last graded."""
        if not self._rows("SELECT 1 FROM sqlite_schema WHERE name = 'circumstances'"):
            return NONE
        rows = self._rows("SELECT content FROM circumstances")
        return msgspec.json.decode(rows[0][0], type=Circumstances) if rows else NONE

    def keep_circumstances(self, circumstances: Circumstances) -> None:
        """In place of those that were kept before. Raises StorageError."""
        content = msgspec.json.encode(circumstances)

        def keep() -> None:
            self._execute(CIRCUMSTANCES)
            self._execute("DELETE FROM circumstances")
            self._execute("INSERT INTO circumstances VALUES (?)", content)

        if circumstances != self.circumstances:
            self._write(keep)

    @property
    def alarms(self) -> list[Verdict]:
        """The verdicts that were not believed, oldest first."""
        rows = self._rows("SELECT verdict FROM alarms ORDER BY rowid")
        return [msgspec.json.decode(content, type=Verdict) for (content,) in rows]

    def names(self, view: View = "submissions") -> list[Name]:
        """Everything that has a verdict or a fault, sorted by student, then step."""
        return self._rows(f"SELECT student, step FROM {view} ORDER BY student, step")

    def unchanged(self) -> set[Name]:
        """What stands as it did when the outputs were last made, to the byte."""
        return set(
            self._rows(
                "SELECT student, step FROM (SELECT * FROM submissions INTERSECT SELECT * FROM published)"
            )
        )

    @property
    def lowest_level(self) -> int | None:
        """The lowest sandbox level among what stands and what failed last; None when there is nothing."""
        query = "SELECT min(sandbox_level) FROM submissions AS s JOIN entries AS e ON e.id IN (s.standing, s.fault)"
        return self._rows(query)[0][0]

    def holds(self, key: str) -> bool:
        """Whether there is a verdict with this key, standing or not. A fault is none: it is tried again."""
        return bool(self._graded(key))

    def summaries(self) -> list[Summary]:
        """Of all submissions, sorted."""
        return [_summary(row) for row in self._rows(_SUMMARY.format(""))]

    def summary(self, name: Name) -> Summary | None:
        """Of one submission; None when nothing is known of it."""
        rows = self._rows(_SUMMARY.format("WHERE s.student = ? AND s.step = ?"), *name)
        return _summary(rows[0]) if rows else None

    def standing_and_fault(self, name: Name, view: View = "submissions") -> tuple[Entry | None, Entry | None]:
        """The verdict that stands, and the fault that came after it, if any."""
        rows = self._rows(f"SELECT standing, fault FROM {view} WHERE student = ? AND step = ?", *name)
        standing, fault = rows[0] if rows else (None, None)
        return self._entry(standing), self._entry(fault)

    def entry(self, name: Name, view: View = "submissions") -> Entry:
        """What stands for a submission. Raises KeyError, StorageError.

        Where the last try failed for reasons of the machine, the older score stays and the verdict says so.
        """
        standing, fault = self.standing_and_fault(name, view)
        if standing is None or fault is None:
            found = standing or fault
            if found is None:
                raise KeyError(name)
            return found
        why = fault.verdict.reason or "unknown"
        reason = f"this score is from an earlier grading; the last one failed on the machine: {why}"
        verdict = msgspec.structs.replace(standing.verdict, reason=reason)
        return msgspec.structs.replace(standing, verdict=verdict)

    def _graded(self, key: str) -> list[tuple[int, str, str]]:
        """The row of the verdict with this key, and whose it is; empty when there is none."""
        return self._rows("SELECT id, student, step FROM entries WHERE key = ? AND fault IS NULL", key)

    def _entry(self, number: int | None) -> Entry | None:
        if number is None:
            return None
        rows = self._rows(f"SELECT {COLUMNS}, checksum FROM entries WHERE id = ?", number)
        if not rows or _checksum(rows[0][:-1]) != rows[0][-1]:
            raise StorageError(
                f"{self.path}: a verdict can't be read back any more; repeat the command that made it"
            )
        return _ENTRY.decode(rows[0][-2])

    # What is added.

    def append(self, entries: Sequence[Entry]) -> list[Verdict]:
        """Add entries with one sync; when this returns they are on the disk. The verdicts that raised an alarm.

        A verdict whose key has one already is not added when both agree, and is an alarm when they don't: the older one
        stands. Raises StorageError; then none of them counts.
        """
        return (
            self._change(lambda: [entry.verdict for entry in entries if self._add(entry)]) if entries else []
        )

    def _add(self, entry: Entry) -> bool:
        """Add one; whether it was an alarm."""
        verdict = entry.verdict
        name = (verdict.student, verdict.step)
        fault = None if verdict.status == "graded" else verdict.reason or "unknown"
        known = self._graded(entry.key) if fault is None else []
        if known:
            older = self._entry(known[0][0])
            assert older is not None
            alarm = outcome(older.verdict) != outcome(verdict)
            if alarm:
                self._execute("INSERT INTO alarms VALUES (?, ?)", entry.key, msgspec.json.encode(verdict))
            self._restore(entry.key)
            return alarm
        row = (entry.key, *name, entry.suite, entry.grader, verdict.sandbox_level, fault, _encoded(entry))
        places = f"INSERT INTO entries ({COLUMNS}, checksum) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
        number = self._execute(places, *row, _checksum(row)).lastrowid
        if fault is None:
            self._stand(name, number)
        else:
            self._execute(
                "INSERT INTO submissions VALUES (?, ?, NULL, ?) "
                "ON CONFLICT (student, step) DO UPDATE SET fault = excluded.fault",
                *name,
                number,
            )
        return False

    def restore(self, keys: Iterable[str]) -> None:
        """Verdicts of these keys stand again: what submission or suite were changed to has been taken back."""
        known = list(keys)
        if known:
            self._change(lambda: [self._restore(key) for key in known])

    def _restore(self, key: str) -> None:
        for number, student, step in self._graded(key):
            self._stand((student, step), number)

    def _stand(self, name: Name, number: int | None) -> None:
        self._execute("INSERT OR REPLACE INTO submissions VALUES (?, ?, ?, NULL)", *name, number)

    def remove(self, names: Sequence[Name]) -> None:
        """These are no longer in the folder: they leave all outputs. Their verdicts are kept, should they come back."""
        if names:
            self._change(lambda: [self._forget(name) for name in names])

    def _forget(self, name: Name, view: View = "submissions") -> None:
        self._execute(f"DELETE FROM {view} WHERE student = ? AND step = ?", *name)

    def finish(self, head: Head) -> None:
        """The outputs are written, from what is on record now. Raises StorageError."""
        self._write(lambda: self._finish(head))

    def _finish(self, head: Head) -> None:
        for view, source in (("previous", "published"), ("published", "submissions")):
            self._execute(f"DELETE FROM {view}")
            self._execute(f"INSERT INTO {view} SELECT * FROM {source}")
        statement = "UPDATE run SET finished = 1, previous = published, published = ?"
        self._execute(statement, msgspec.json.encode(head))

    # How it is kept.

    def _begun(self) -> bool:
        """Whether the tables are there. A run that was killed while it made them has left none."""
        return bool(self._rows("SELECT 1 FROM sqlite_schema LIMIT 1"))

    def _create(self, course: str, only_todo: str | None) -> None:
        for table in TABLES:
            self._execute(table)
        self._execute("INSERT INTO run VALUES (?, ?, 0, NULL, NULL)", course, only_todo)
        self._execute(f"PRAGMA application_id={APPLICATION}")
        self._execute(f"PRAGMA user_version={FORMAT}")

    def _check_format(self) -> None:
        ((application,),) = self._rows("PRAGMA application_id")
        ((found,),) = self._rows("PRAGMA user_version")
        if application != APPLICATION:
            raise RecordError(f"{self.path}: is not a record of this grader; give another --out")
        if found != FORMAT:
            raise RecordError(
                f"{self.path}: written in format {found}, this is format {FORMAT}; give another --out"
            )

    def _check_run(self, course: str, only_todo: str | None) -> None:
        known_course, known_only = self.run
        if known_course != course:
            raise RecordError(
                f"{self.path}: holds results of the course “{known_course}”; give another --out"
            )
        if known_only != only_todo:
            what = "whole submissions" if known_only is None else f"TODO {known_only} alone"
            raise RecordError(f"{self.path}: holds results of {what}; give another --out")

    def _remove_damaged(self) -> None:
        """What can't be trusted is graded again. Raises RecordError when it is more than single rows."""
        ((verdict,),) = self._rows("PRAGMA integrity_check(1)")
        if verdict != "ok":
            raise RecordError(_damaged(self.path, verdict))
        query = f"SELECT {COLUMNS}, checksum, id FROM entries"
        bad = [row[-1] for row in self._each(query) if _checksum(row[:-2]) != row[-2]]
        for number in bad:
            self._write(lambda number=number: self._execute("DELETE FROM entries WHERE id = ?", number))
        strays = {view: self._rows(STRAYS.format(view)) for view in get_args(View)}
        for view, names in strays.items():
            for name in names:
                self._change(lambda name=name, view=view: self._forget(name, view))
        self.damaged = max(len(bad), *map(len, strays.values()))

    def _change(self, change: Callable[[], T]) -> T:
        """A change after which the run isn't finished any more."""

        def both() -> T:
            self._execute("UPDATE run SET finished = 0 WHERE finished")
            return change()

        return self._write(both)

    def _write(self, change: Callable[[], T]) -> T:
        """One transaction: all of ``change`` is on the disk afterwards, or nothing. Raises StorageError."""
        for pause in RETRY_SECONDS:
            try:
                return self._transaction(change)
            except _DiskFull:
                sleep(pause)
        return self._transaction(change)

    def _transaction(self, change: Callable[[], T]) -> T:
        with self._lock, _translated(self.path), self._connection:  # commits, or rolls back
            self._connection.execute("BEGIN IMMEDIATE")
            return change()

    def _execute(self, statement: str, *values: object) -> sqlite3.Cursor:
        with _translated(self.path):
            return self._connection.execute(statement, values)

    def _rows(self, query: str, *values: object) -> list[Any]:
        with self._lock:
            return list(self._each(query, *values))

    def _each(self, query: str, *values: object) -> Iterator[tuple]:
        with _translated(self.path):
            yield from self._connection.execute(query, values)

    @contextlib.contextmanager
    def _closed_on_error(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self._connection.close()
            raise


_SUMMARY = (
    "SELECT s.student, s.step, v.key, e.suite, e.grader, e.sandbox_level, f.fault FROM submissions AS s "
    "LEFT JOIN entries AS v ON v.id = s.standing LEFT JOIN entries AS f ON f.id = s.fault "
    "JOIN entries AS e ON e.id = coalesce(s.standing, s.fault) {} ORDER BY s.student, s.step"
)
_ENTRY = msgspec.json.Decoder(Entry)
_encoded = msgspec.json.encode
sleep: Callable[[float], None] = time.sleep


class _DiskFull(StorageError):
    """There is no space left just now."""


def outcome(verdict: Verdict) -> object:
    """What must be the same whenever the same submission is graded again: scores, statuses and checks.

    What code answered may differ (it may use the clock or random numbers) as long as nothing is scored differently.
    """
    todos = [
        (todo.id, todo.status, todo.score, [(check.name, check.passed, check.score) for check in todo.checks])
        for todo in verdict.todos
    ]
    return verdict.submission, verdict.score, verdict.max_score, todos


def _path(folder: Path) -> Path:
    """Raises RecordError for a folder of the former format."""
    if (folder / FORMER_FILE).exists():
        raise RecordError(
            f"{folder}: holds results in the former format ({FORMER_FILE}), which this grader doesn't read; give another "
            "--out: the class is graded again, and nothing in this folder is touched"
        )
    return folder / DATABASE_FILE


def _connected(path: Path, mode: str) -> sqlite3.Connection:
    with _translated(path):
        return sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            isolation_level=None,
            timeout=0,
            check_same_thread=False,
        )


def _summary(row: tuple) -> Summary:
    return Summary(*row)


def _checksum(row: Sequence[object]) -> int:
    *columns, content = row
    if not isinstance(content, bytes):
        return -1  # the disk has made something else of it
    return zlib.crc32(content, zlib.crc32(repr(columns).encode("utf-8", "surrogatepass")))


def _damaged(path: Path, what: object) -> str:
    return f"{path}: is damaged, or no record of this grader ({what}); give another --out, or move it away: the class is graded again"


@contextlib.contextmanager
def _translated(path: Path) -> Iterator[None]:
    """SQLite's errors as ours: whose fault, and what to do."""
    try:
        yield
    except UnicodeDecodeError as error:  # SQLite's message quotes a table's damaged name
        raise RecordError(_damaged(path, error)) from error
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if code in BUSY:
            raise RecordError(f"{path}: is being written to; wait until that run is done") from error
        if code == sqlite3.SQLITE_FULL:
            raise _DiskFull(f"{path}: No space left on device ({error})") from error
        if isinstance(error, sqlite3.OperationalError):
            raise StorageError(f"{path}: {error}") from error
        if type(error) is not sqlite3.DatabaseError:
            raise  # a mistake of ours
        raise RecordError(_damaged(path, error)) from error
