"""The journal: what was whole is never lost, what was cut is never believed, and two runs never mix."""

from __future__ import annotations

import errno
import os
import random
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from autograder.model.paths import ROOT
from autograder.model.verdict import Sandbox, Verdict
from autograder.record import journal as journal_module
from autograder.record.journal import (
    FORMAT,
    JOURNAL_FILE,
    Again,
    Entry,
    Finished,
    Gone,
    Header,
    Journal,
    JournalError,
    StorageError,
)
from autograder.record.lock import HeldError, OutputLock

HEADER = Header(FORMAT, "a course")


def entry(student: str, key: str = "", score: float | None = 5.0, reason: str | None = None) -> Entry:
    status = "infrastructure_error" if score is None else "graded"
    verdict = Verdict(student, "a step", status, score, 10.0, 1, f"files of {student}", [], [], reason)
    return Entry(key or f"key of {student}", "a suite", "a grader", verdict, f"{student} printed\nthis")


def written(folder: Path, *entries: Entry) -> bytes:
    with Journal.create_or_open(folder, HEADER) as journal:
        for one in entries:
            journal.append([one])
    return (folder / JOURNAL_FILE).read_bytes()


def students(folder: Path) -> list[str]:
    with Journal.create_or_open(folder, HEADER) as journal:
        return [student for student, _ in journal.index.submissions]


def test_what_was_appended_is_read_back(tmp_path: Path) -> None:
    written(tmp_path, entry("王芳"), entry("bob"))
    with Journal.create_or_open(tmp_path, HEADER) as journal:
        assert journal.index.submissions == [("bob", "a step"), ("王芳", "a step")]
        assert journal.read(journal.index.standing["王芳", "a step"]) == entry("王芳")


def test_a_journal_cut_at_any_byte_keeps_every_whole_line_and_no_other(tmp_path: Path) -> None:
    whole = written(tmp_path, entry("ada"), entry("bob"), entry("eve"))
    ends = [index + 1 for index, byte in enumerate(whole) if byte == ord("\n")]
    for cut in range(len(whole) + 1):
        (tmp_path / JOURNAL_FILE).write_bytes(whole[:cut])
        complete = sum(end <= cut for end in ends) - 1  # without the header
        assert students(tmp_path) == ["ada", "bob", "eve"][: max(0, complete)], f"cut at byte {cut}"


def test_after_a_cut_the_journal_goes_on_as_if_the_cut_line_had_never_been(tmp_path: Path) -> None:
    whole = written(tmp_path, entry("ada"), entry("bob"))
    for cut in random.Random(3).sample(range(len(whole)), 40):
        (tmp_path / JOURNAL_FILE).write_bytes(whole[:cut])
        with Journal.create_or_open(tmp_path, HEADER) as journal:
            journal.append([entry("ada"), entry("bob")])
        assert students(tmp_path) == ["ada", "bob"], f"cut at byte {cut}"


@pytest.mark.parametrize("tail", [b"\0" * 500, b'["00000000",{}]\n', b"\xff\xfe\n\n\n", b'["'])
def test_a_tail_that_the_disk_made_up_is_dropped(tmp_path: Path, tail: bytes) -> None:
    whole = written(tmp_path, entry("ada"))
    (tmp_path / JOURNAL_FILE).write_bytes(whole + tail)
    with Journal.create_or_open(tmp_path, HEADER) as journal:
        journal.append([entry("bob")])
    assert students(tmp_path) == ["ada", "bob"]
    assert (tmp_path / JOURNAL_FILE).read_bytes().startswith(whole)


def test_a_line_that_went_bad_costs_only_itself_and_is_reported(tmp_path: Path) -> None:
    whole = bytearray(written(tmp_path, entry("ada"), entry("bob"), entry("eve")))
    whole[whole.index(b"bob printed")] ^= 1
    (tmp_path / JOURNAL_FILE).write_bytes(whole)
    with Journal.create_or_open(tmp_path, HEADER) as journal:
        assert journal.damaged == 1
    assert students(tmp_path) == ["ada", "eve"]


def test_any_flipped_bit_is_noticed(tmp_path: Path) -> None:
    whole = written(tmp_path, entry("ada"))
    start = whole.index(b"\n") + 1
    dice = random.Random(1)
    for _ in range(200):
        flipped = bytearray(whole)
        flipped[dice.randrange(start, len(whole))] ^= 1 << dice.randrange(8)
        (tmp_path / JOURNAL_FILE).write_bytes(flipped)
        assert students(tmp_path) == []


def test_every_line_is_json(tmp_path: Path) -> None:
    for line in written(tmp_path, entry("ada")).splitlines():
        checksum, record = msgspec.json.decode(line)
        assert int(checksum, 16) == zlib.crc32(line[len('["00000000",') : -1])
        assert record["type"] in ("header", "verdict")


@pytest.mark.parametrize("content", [b"a letter\n", b"[]\n", b'{"schema_version": 1}\n', b"x" * 100_000])
def test_another_file_of_that_name_is_not_touched(tmp_path: Path, content: bytes) -> None:
    (tmp_path / JOURNAL_FILE).write_bytes(content)
    with pytest.raises(JournalError, match="another --out"):
        Journal.create_or_open(tmp_path, HEADER)
    assert (tmp_path / JOURNAL_FILE).read_bytes() == content


@pytest.mark.parametrize(
    "header",
    [Header(FORMAT, "another course"), Header(FORMAT + 1, "a course"), Header(FORMAT, "a course", "2a")],
)
def test_a_journal_of_something_else_is_refused(tmp_path: Path, header: Header) -> None:
    with Journal.create_or_open(tmp_path, header if header.format == FORMAT else HEADER) as journal:
        if header.format != FORMAT:
            os.truncate(tmp_path / JOURNAL_FILE, 0)
            journal._end = 0
            journal._write([header])
    with pytest.raises(JournalError, match="another --out"):
        Journal.create_or_open(tmp_path, HEADER)


def test_the_same_key_with_another_result_is_an_alarm_and_the_older_one_stays(tmp_path: Path) -> None:
    written(tmp_path, entry("ada", score=5))
    with Journal.create_or_open(tmp_path, HEADER) as journal:
        (alarm,) = journal.append([entry("ada", score=9)])
        assert alarm.verdict.score == 9
    with Journal.create_or_open(tmp_path, HEADER) as journal:
        assert journal.verdict(("ada", "a step")).score == 5
        assert journal.index.alarms == 1


def test_the_same_key_with_the_same_result_is_none(tmp_path: Path) -> None:
    written(tmp_path, entry("ada"))
    with Journal.create_or_open(tmp_path, HEADER) as journal:
        assert journal.append([entry("ada")]) == []
        assert journal.index.alarms == 0


def test_the_last_verdict_stands_and_an_older_one_can_stand_again(tmp_path: Path) -> None:
    written(tmp_path, entry("ada", "old key", 5), entry("ada", "new key", 7))
    with Journal.create_or_open(tmp_path, HEADER) as journal:
        assert journal.verdict(("ada", "a step")).score == 7
        journal.append([Again("old key")])
    with Journal.create_or_open(tmp_path, HEADER) as journal:
        assert journal.verdict(("ada", "a step")).score == 5


def test_a_fault_is_no_score_and_leaves_an_older_one_standing(tmp_path: Path) -> None:
    fault = entry("ada", "new key", None, "no memory")
    written(tmp_path, entry("ada", "old key", 5), fault, entry("bob", score=None, reason="full disk"))
    with Journal.create_or_open(tmp_path, HEADER) as journal:
        ada, bob = (journal.verdict((student, "a step")) for student in ("ada", "bob"))
        assert "new key" not in journal.index.graded, "a fault must be tried again"
    assert (ada.status, ada.score) == ("graded", 5)
    assert ada.reason is not None
    assert "no memory" in ada.reason
    assert (bob.status, bob.score, bob.reason) == ("infrastructure_error", None, "full disk")


def test_who_is_gone_is_in_no_output_but_not_forgotten(tmp_path: Path) -> None:
    written(tmp_path, entry("ada"), entry("bob"))
    with Journal.create_or_open(tmp_path, HEADER) as journal:
        journal.append([Gone("ada", "a step")])
    with Journal.create_or_open(tmp_path, HEADER) as journal:
        assert journal.index.submissions == [("bob", "a step")]
        assert "key of ada" in journal.index.graded


def test_a_run_is_finished_until_something_is_added(tmp_path: Path) -> None:
    written(tmp_path, entry("ada"))
    with Journal.create_or_open(tmp_path, HEADER) as journal:
        assert journal.index.finished is None
        journal.append([Finished({}, "a grader", Sandbox(1, ""))])
        assert journal.index.finished is not None
        journal.append([entry("bob")])
        assert journal.index.finished is None


def failing(times: int, real: Callable[..., int]) -> Callable[..., int]:
    """A write that gets some bytes to the disk and then finds it full, so many times."""
    left = [times]

    def write(descriptor: int, data: memoryview, offset: int) -> int:
        if left[0] > 0:
            left[0] -= 1
            real(descriptor, data[: len(data) // 2], offset)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(descriptor, data, offset)

    return write


def test_a_disk_that_is_full_for_a_moment_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(journal_module, "sleep", pauses.append)
    with Journal.create_or_open(tmp_path, HEADER) as journal:
        monkeypatch.setattr(os, "pwrite", failing(2, os.pwrite))
        journal.append([entry("ada")])
    assert students(tmp_path) == ["ada"]
    assert len(pauses) == 2


def test_a_disk_that_stays_full_is_an_error_and_the_journal_stays_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_module, "sleep", lambda seconds: None)
    before = written(tmp_path, entry("ada"))
    with Journal.create_or_open(tmp_path, HEADER) as journal:
        with monkeypatch.context() as patch:
            patch.setattr(os, "pwrite", failing(99, os.pwrite))
            with pytest.raises(StorageError, match="No space left"):
                journal.append([entry("bob")])
        assert (tmp_path / JOURNAL_FILE).read_bytes() == before
        journal.append([entry("bob")])
    assert students(tmp_path) == ["ada", "bob"]


LIMITED = """
import resource, sys
from pathlib import Path
from autograder.record import journal
from tests.autograder.record.test_journal import HEADER, entry
journal.RETRY_SECONDS = ()
folder = Path(sys.argv[1])
with journal.Journal.create_or_open(folder, HEADER) as log:
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
    for number in range(100):
        try:
            log.append([entry(f"student {number:03}")])
        except journal.StorageError:
            sys.exit(number)
"""


def test_a_limit_of_the_real_kernel_cuts_no_line(tmp_path: Path) -> None:
    finished = subprocess.run([sys.executable, "-c", LIMITED, str(tmp_path)], cwd=ROOT)
    assert 0 < finished.returncode < 100
    assert students(tmp_path) == [f"student {number:03}" for number in range(finished.returncode)]


HOLDER = """
import sys, time
from pathlib import Path
from autograder.record.lock import OutputLock
with OutputLock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_writer_is_told_who_the_first_is_and_a_killed_one_holds_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDER, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == b"held\n"
        with pytest.raises(HeldError, match=f"process {first.pid} on .*, since 2"), OutputLock(tmp_path):
            pass
        first.kill()
        first.wait()
        with OutputLock(tmp_path):
            assert (tmp_path / ".holder.json").is_file()
