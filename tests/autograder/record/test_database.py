"""The record: what was committed is never lost, what was cut is never believed, and two runs never mix."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.model.verdict import Sandbox, Verdict
from autograder.record import database
from autograder.record.database import (
    DATABASE_FILE,
    FORMAT,
    FORMER_FILE,
    Entry,
    Record,
    RecordError,
    StorageError,
)
from autograder.record.lock import HeldError, OutputLock
from autograder.record.results import Head
from tests.autograder.processes import python, start

COURSE = "a course"
LOG_FILE = f"{DATABASE_FILE}-wal"


def entry(student: str, key: str = "", score: float | None = 5.0, reason: str | None = None) -> Entry:
    status = "infrastructure_error" if score is None else "graded"
    verdict = Verdict(student, "a step", status, score, 10.0, 1, f"files of {student}", [], [], reason)
    return Entry(key or f"key of {student}", "a suite", "a grader", verdict, f"{student} printed\nthis")


def opened(folder: Path) -> Record:
    return Record.create_or_open(folder, COURSE)


def written(folder: Path, *entries: Entry) -> None:
    folder.mkdir(exist_ok=True)
    with opened(folder) as record:
        for one in entries:
            record.append([one])


def students(folder: Path) -> list[str]:
    with opened(folder) as record:
        return [record.entry(name).verdict.student for name in record.names()]


def test_what_was_appended_is_read_back(tmp_path: Path) -> None:
    written(tmp_path, entry("王芳"), entry("bob"))
    for open_it in (opened, Record.open_to_read):
        with open_it(tmp_path) as record:
            assert record.names() == [("bob", "a step"), ("王芳", "a step")]
            assert record.entry(("王芳", "a step")) == entry("王芳")


def test_names_are_sorted_as_python_sorts_them(tmp_path: Path) -> None:
    names = ["b", "B", "a b", "é", "王芳", "\U0001f600", "￿", "a"]
    written(tmp_path, *map(entry, names))
    assert students(tmp_path) == sorted(names)


def test_a_record_that_was_closed_is_one_file_and_can_be_read_where_nothing_may_be_written(
    tmp_path: Path,
) -> None:
    written(tmp_path, entry("ada"))
    assert [path.name for path in tmp_path.iterdir()] == [DATABASE_FILE]
    with sqlite3.connect(f"file:{tmp_path / DATABASE_FILE}?mode=ro") as known:
        assert known.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def power_cuts(folder: Path, target: Path) -> list[tuple[int, int]]:
    """Folders as the power leaves them: the database, and its log cut anywhere. (length of the log, verdicts synced)."""
    ends = [0]
    with opened(folder) as record:
        for student in ("ada", "bob", "eve"):
            ends.append((folder / LOG_FILE).stat().st_size)
            record.append([entry(student)])
        log, file = (folder / LOG_FILE).read_bytes(), (folder / DATABASE_FILE).read_bytes()
    dice = random.Random(3)
    cuts = sorted({*ends, len(log), *(dice.randrange(len(log)) for _ in range(40))})
    for number, cut in enumerate(cuts):
        made = target / str(number)
        made.mkdir(parents=True)
        lost = dice.choice([b"", b"\0" * (len(log) - cut), dice.randbytes(len(log) - cut)])
        (made / DATABASE_FILE).write_bytes(file)
        (made / LOG_FILE).write_bytes(log[:cut] + lost)
    synced = [*ends[2:], len(log)]
    return [(number, sum(end <= cut for end in synced)) for number, cut in enumerate(cuts)]


def test_a_log_cut_at_any_byte_keeps_every_synced_verdict_and_no_half_one(tmp_path: Path) -> None:
    kept = set()
    for number, synced in power_cuts(tmp_path, tmp_path / "cut"):
        folder = tmp_path / "cut" / str(number)
        assert students(folder) == ["ada", "bob", "eve"][:synced], f"cut {number}"
        kept.add(synced)
        written(folder, entry("ada"), entry("eve"), entry("zoe"))
        assert set(students(folder)) >= {"ada", "eve", "zoe"}, "it goes on as if the cut one had never been"
    assert kept == {0, 1, 2, 3}


def test_a_row_that_went_bad_costs_only_itself_and_is_reported(tmp_path: Path) -> None:
    written(tmp_path, entry("ada"), entry("bob"), entry("eve"))
    content = bytearray((tmp_path / DATABASE_FILE).read_bytes())
    content[content.index(b"bob printed")] ^= 1
    (tmp_path / DATABASE_FILE).write_bytes(content)
    with Record.open_to_read(tmp_path) as record, pytest.raises(StorageError, match="repeat the command"):
        record.entry(("bob", "a step"))
    with opened(tmp_path) as record:
        assert record.damaged == 1
        assert not record.holds("key of bob"), "it must be graded again"
    assert students(tmp_path) == ["ada", "eve"]


def test_a_flipped_bit_is_noticed_or_changes_nothing(tmp_path: Path) -> None:
    """Protects scores from a bad disk: whatever is read back is what was written, or is said to be damaged."""
    written(tmp_path, *map(entry, ("ada", "bob", "eve")))
    whole = (tmp_path / DATABASE_FILE).read_bytes()
    dice, noticed = random.Random(1), 0
    used = [place for place, byte in enumerate(whole) if byte]
    for _ in range(150):
        flipped = bytearray(whole)
        flipped[dice.choice(used)] ^= 1 << dice.randrange(8)
        (tmp_path / DATABASE_FILE).write_bytes(flipped)
        try:
            with opened(tmp_path) as record:
                found = [record.entry(name) for name in record.names()]
                names, alarms = record.names(), record.alarms
        except (RecordError, StorageError):
            noticed += 1
            continue
        assert names == [(one.verdict.student, one.verdict.step) for one in found]
        assert all(one == entry(one.verdict.student) for one in found)
        assert alarms == []
        noticed += len(found) < 3
    assert noticed > 50


@pytest.mark.parametrize("content", [b"a letter\n", b"[]\n", b'{"schema_version": 1}\n', b"x" * 100_000])
def test_another_file_of_that_name_is_not_touched(tmp_path: Path, content: bytes) -> None:
    (tmp_path / DATABASE_FILE).write_bytes(content)
    for open_it in (opened, Record.open_to_read):
        with pytest.raises(RecordError, match="another --out"):
            open_it(tmp_path)
    assert (tmp_path / DATABASE_FILE).read_bytes() == content


def test_another_programs_database_is_not_touched(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / DATABASE_FILE) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    other.close()
    before = (tmp_path / DATABASE_FILE).read_bytes()
    with pytest.raises(RecordError, match="not a record of this grader"):
        opened(tmp_path)
    assert (tmp_path / DATABASE_FILE).read_bytes() == before


def test_a_folder_of_the_former_format_is_left_alone_and_told_what_to_do(tmp_path: Path) -> None:
    (tmp_path / FORMER_FILE).write_bytes(b'["0b1e7c3a",{"type":"header"}]\n')
    for open_it in (opened, Record.open_to_read):
        with pytest.raises(RecordError, match="another --out: the class is graded again"):
            open_it(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [FORMER_FILE]


@pytest.mark.parametrize(("course", "todo"), [("another course", None), (COURSE, "2a")])
def test_a_record_of_something_else_is_refused(tmp_path: Path, course: str, todo: str | None) -> None:
    with Record.create_or_open(tmp_path, course, todo):
        pass
    with pytest.raises(RecordError, match="another --out"):
        opened(tmp_path)


def test_a_record_of_another_format_is_refused(tmp_path: Path) -> None:
    written(tmp_path)
    with sqlite3.connect(tmp_path / DATABASE_FILE) as changed:
        changed.execute(f"PRAGMA user_version={FORMAT + 1}")
    changed.close()
    for open_it in (opened, Record.open_to_read):
        with pytest.raises(RecordError, match=f"format {FORMAT + 1}.*another --out"):
            open_it(tmp_path)


def test_a_folder_without_a_record_is_told_apart(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"grade\.py run --out has written"):
        Record.open_to_read(tmp_path)
    (tmp_path / DATABASE_FILE).touch()  # killed before anything was written
    with pytest.raises(RecordError, match="holds no run"):
        Record.open_to_read(tmp_path)
    assert students(tmp_path) == []


def test_the_same_key_with_another_result_is_an_alarm_and_the_older_one_stays(tmp_path: Path) -> None:
    written(tmp_path, entry("ada", score=5))
    with opened(tmp_path) as record:
        (alarm,) = record.append([entry("ada", score=9)])
        assert alarm.score == 9
    with opened(tmp_path) as record:
        assert record.entry(("ada", "a step")).verdict.score == 5
        assert record.alarms == [alarm]


def test_the_same_key_with_the_same_result_is_none(tmp_path: Path) -> None:
    written(tmp_path, entry("ada"))
    with opened(tmp_path) as record:
        assert record.append([entry("ada")]) == []
        assert record.alarms == []


def test_the_last_verdict_stands_and_an_older_one_can_stand_again(tmp_path: Path) -> None:
    written(tmp_path, entry("ada", "old key", 5), entry("ada", "new key", 7))
    with opened(tmp_path) as record:
        assert record.entry(("ada", "a step")).verdict.score == 7
        record.restore(["old key"])
    with opened(tmp_path) as record:
        assert record.entry(("ada", "a step")).verdict.score == 5


def test_a_fault_is_no_score_and_leaves_an_older_one_standing(tmp_path: Path) -> None:
    fault = entry("ada", "new key", None, "no memory")
    written(tmp_path, entry("ada", "old key", 5), fault, entry("bob", score=None, reason="full disk"))
    with opened(tmp_path) as record:
        ada, bob = (record.entry((student, "a step")).verdict for student in ("ada", "bob"))
        assert not record.holds("new key"), "a fault must be tried again"
        assert [one.fault for one in record.summaries()] == ["no memory", "full disk"]
    assert (ada.status, ada.score) == ("graded", 5)
    assert ada.reason is not None
    assert "no memory" in ada.reason
    assert (bob.status, bob.score, bob.reason) == ("infrastructure_error", None, "full disk")


def test_a_fault_is_mended_by_the_next_verdict(tmp_path: Path) -> None:
    written(tmp_path, entry("ada", score=None, reason="full disk"), entry("ada", score=7))
    with opened(tmp_path) as record:
        assert record.entry(("ada", "a step")) == entry("ada", score=7)
        assert [one.fault for one in record.summaries()] == [None]


def test_who_is_gone_is_in_no_output_but_not_forgotten(tmp_path: Path) -> None:
    written(tmp_path, entry("ada"), entry("bob"))
    with opened(tmp_path) as record:
        record.remove([("ada", "a step")])
    with opened(tmp_path) as record:
        assert record.names() == [("bob", "a step")]
        assert record.holds("key of ada")


def test_a_run_is_finished_until_something_is_added(tmp_path: Path) -> None:
    written(tmp_path, entry("ada"))
    head = Head(COURSE, "today", Sandbox(1, ""), {"a step": "a suite"}, grader="a grader")
    with opened(tmp_path) as record:
        assert record.finished is None
        record.finish(head)
        record.append([])
        assert record.finished == head
        record.append([entry("bob")])
        assert record.finished is None


def test_what_the_outputs_were_made_from_is_kept_for_two_runs(tmp_path: Path) -> None:
    written(tmp_path, entry("ada", "first", 1), entry("bob"))
    heads = [Head(COURSE, day, Sandbox(1, ""), {}) for day in ("monday", "tuesday")]
    ada, bob = ("ada", "a step"), ("bob", "a step")
    with opened(tmp_path) as record:
        assert (record.head(), record.head("previous")) == (None, None)
        record.finish(heads[0])
        assert record.unchanged() == {ada, bob}
        record.append([entry("ada", "second", 2)])
        record.remove([bob])
        assert record.unchanged() == set()
        assert record.names("published") == [ada, bob], "until the outputs are made again"
        record.finish(heads[1])
        assert [record.head(), record.head("previous")] == heads[::-1]
        assert record.entry(ada, "previous").verdict.score == 1
        assert record.entry(ada, "published").verdict.score == 2
        assert record.names("previous") == [ada, bob]


def limit_pages(record: Record, extra: int) -> None:
    """A disk that is full ``extra`` pages on: SQLite's own error, in the middle of its own writing."""
    ((pages,),) = record._rows("PRAGMA page_count")
    record._execute(f"PRAGMA max_page_count={pages + extra}")


def test_a_disk_that_is_full_for_a_moment_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    with opened(tmp_path) as record:

        def clear_up(seconds: float) -> None:
            pauses.append(seconds)
            if len(pauses) == 2:
                limit_pages(record, 1000)

        monkeypatch.setattr(database, "sleep", clear_up)
        limit_pages(record, 0)
        record.append([entry(f"student {number:02}") for number in range(50)])
    assert len(students(tmp_path)) == 50
    assert len(pauses) == 2


def test_a_disk_that_stays_full_is_an_error_and_the_record_stays_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "sleep", lambda seconds: None)
    written(tmp_path, entry("ada"))
    many = [entry(f"student {number:02}") for number in range(50)]
    with opened(tmp_path) as record:
        limit_pages(record, 2)
        with pytest.raises(StorageError, match="No space left"):
            record.append(many)
        assert record.names() == [("ada", "a step")]
        limit_pages(record, 1000)
        record.append([entry("bob")])
    assert students(tmp_path) == ["ada", "bob"]


LIMITED = """
import resource, sys
from pathlib import Path
from autograder.record.database import StorageError
from tests.autograder.record.test_database import entry, opened
with opened(Path(sys.argv[1])) as record:
    resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))
    for number in range(100):
        try:
            record.append([entry(f"student {number:03}")])
        except StorageError:
            sys.exit(number)
"""


def test_a_limit_of_the_real_kernel_cuts_no_verdict(tmp_path: Path) -> None:
    finished = python("-c", LIMITED, tmp_path)
    assert 0 < finished.returncode < 100
    assert students(tmp_path) == [f"student {number:03}" for number in range(finished.returncode)]


WRITER = """
import sys
from pathlib import Path
from tests.autograder.record.test_database import entry, opened
with opened(Path(sys.argv[1])) as record:
    for number in range(100_000):
        record.append([entry(f"student {number:06}")])
        print(number, flush=True)
"""


@pytest.mark.parametrize("count", [1, 40, 300])
def test_a_writer_that_is_killed_loses_nothing_that_it_had_committed(tmp_path: Path, count: int) -> None:
    with start(sys.executable, "-c", WRITER, tmp_path, stderr=None) as writer:
        assert writer.stdout is not None
        for _ in range(count):
            writer.stdout.readline()
        with pytest.raises(RecordError, match="being written to"):
            Record.open_to_read(tmp_path)
        writer.kill()
        said = [*range(count), *map(int, writer.stdout.read().split("\n")[:-1])]
    for open_it in (Record.open_to_read, opened):
        with open_it(tmp_path) as record:
            found = [student for student, _ in record.names()]
            assert found == [f"student {number:06}" for number in range(len(found))]
            assert len(said) <= len(found) <= len(said) + 1
            assert record.damaged == 0


HOLDER = """
import sys
from pathlib import Path
from autograder.record.lock import OutputLock
with OutputLock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_writer_is_told_who_the_first_is_and_a_killed_one_holds_nothing(tmp_path: Path) -> None:
    with start(sys.executable, "-c", HOLDER, tmp_path, stdin=subprocess.PIPE) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        with pytest.raises(HeldError, match=f"process {first.pid} on .*, since 2"), OutputLock(tmp_path):
            pass
        first.kill()
        first.wait()
        with OutputLock(tmp_path):
            assert (tmp_path / ".holder.json").is_file()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_to_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    with pytest.raises(StorageError, match=DATABASE_FILE):
        opened(tmp_path)
