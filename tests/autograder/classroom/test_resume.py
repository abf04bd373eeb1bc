"""A run that is broken off at any moment goes on with the same command and ends as if nothing had happened.

It runs in this process on a class that costs nothing (``fakes``), so that every single write of a run can be the last
one. What becomes of the record's own file when a process or the power dies within a write: ``record/test_database``.
"""

from __future__ import annotations

import errno
import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from autograder.classroom.run import Only, Shard, UsageError
from autograder.record import database
from autograder.record.database import DATABASE_FILE, FORMER_FILE, Record, RecordError, StorageError
from autograder.record.results import read_results
from tests.autograder.fakes import COURSE, STEP, TODO, FakeClass, FakePool, fake_class

__all__ = ["fake_class"]

STUDENTS = [f"student {number}" for number in range(8)]
WRITES = ("fsync", "replace", "open", "unlink")


class Killed(BaseException):
    """The process is gone: nothing that it would still have done happens."""


class Disk:
    """Counts what a run asks of the disk, and from one operation on lets nothing through any more.

    A transaction of the record is one operation, which is done as a whole or not at all. ``power`` says that what was
    not synced is lost too: files that were renamed without a sync are empty.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch, last: int, full: bool) -> None:
        self.last, self.full = last, full
        self.count, self.over = 0, False
        self.unsynced: set[Path] = set()
        self.synced_files: set[str] = set()
        self.dice = random.Random(last)
        for name in WRITES:
            monkeypatch.setattr(os, name, self._guarded(name, getattr(os, name)))
        monkeypatch.setattr(Record, "_transaction", self._guarded("transaction", Record._transaction))

    def _guarded(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            if name == "open" and not arguments[1] & (os.O_CREAT | os.O_WRONLY):
                return real(*arguments, **options)
            self.count += 1
            if self.count >= self.last:
                self._end(name, real, arguments)
            result = real(*arguments, **options)
            if name == "fsync":
                self._note_sync(arguments[0])
            if name == "replace":
                self._note_replace(*arguments)
            return result

        return call

    def _end(self, name: str, real: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
        first, self.over = not self.over, True
        if name == "transaction":
            if not self.full and first and self.dice.random() < 0.5:
                real(*arguments)  # committed, and dead before anyone heard of it
            elif self.full:
                raise StorageError("the disk is full")
        if self.full:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        raise Killed

    def _note_sync(self, descriptor: int) -> None:
        self.synced_files.add(os.readlink(f"/proc/self/fd/{descriptor}"))

    def _note_replace(self, source: Any, target: Any) -> None:
        second_name = os.stat(target).st_nlink > 1  # of a file that was there, and synced, before
        if str(source) in self.synced_files or second_name:
            self.unsynced.discard(Path(target))
        else:
            self.unsynced.add(Path(target))

    def cut_power(self) -> None:
        """Lose what was not synced."""
        for path in self.unsynced:
            path.write_bytes(b"")


def broken_run(made: FakeClass, last: int, power: bool = False, full: bool = False) -> bool:
    """A run that does not get past its operation number ``last``; whether it got to its end all the same."""
    with pytest.MonkeyPatch.context() as patch:
        disk = Disk(patch, last, full)
        try:
            made.run()
            return True
        except (Killed, StorageError):
            pass
    if power:
        disk.cut_power()
    return False


# What tells of the run itself, when it was and how long it took, and not of the class.
OF_THE_RUN = (DATABASE_FILE, ".lock", ".holder.json", "report.html", "timings.json")


def files(folder: Path) -> dict[str, bytes]:
    """All outputs that depend on the class alone, without results.json's time stamp."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name not in OF_THE_RUN:
            lines = path.read_bytes().splitlines()
            found[str(path.relative_to(folder))] = b"\n".join(
                line for line in lines if b'"graded_at"' not in line
            )
    return found


@pytest.fixture
def whole(fake_class: FakeClass, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """What an unbroken run of the class writes."""
    monkeypatch.setattr(database, "sleep", lambda seconds: None)
    fake_class.add(*STUDENTS)
    fake_class.run(tmp_path / "unbroken")
    return files(tmp_path / "unbroken")


def test_the_runs_to_compare_with_hold_everything(whole: dict[str, bytes]) -> None:
    assert set(whole) == {
        "results.json",
        *(f"feedback/{student}.{kind}" for student in STUDENTS for kind in ("md", "html")),
        *(f"logs/{student}.txt" for student in STUDENTS),
    }


@pytest.mark.parametrize("kind", ["killed", "power", "full"])
def test_a_run_broken_off_at_any_write_is_completed_by_the_same_command(
    fake_class: FakeClass, whole: dict[str, bytes], tmp_path: Path, kind: str
) -> None:
    last, ended = 1, False
    while not ended:
        fake_class.out = tmp_path / f"{kind} {last}"
        ended = broken_run(fake_class, last, power=kind == "power", full=kind == "full")
        fake_class.run()
        assert files(fake_class.out) == whole, f"{kind} at operation {last}"
        last += 1
    assert last > 4 * len(STUDENTS), "every write of the run was the last one once"


@pytest.mark.parametrize("seed", range(4))
def test_a_run_broken_off_again_and_again_gets_to_the_same_end(
    fake_class: FakeClass, whole: dict[str, bytes], seed: int
) -> None:
    dice = random.Random(seed)
    for _ in range(200):
        if broken_run(fake_class, dice.randint(2, 30), power=dice.random() < 0.5, full=dice.random() < 0.3):
            break
    else:
        fake_class.run()
    assert files(fake_class.out) == whole


def test_what_was_recorded_before_a_kill_is_not_graded_again(
    fake_class: FakeClass, whole: dict[str, bytes], tmp_path: Path
) -> None:
    recorded = 0
    for last in range(1, 30):
        fake_class.out = tmp_path / f"kill {last}"
        broken_run(fake_class, last)
        known = recorded_in(fake_class.out)
        fake_class.run()
        assert not known & set(FakePool.jobs)
        recorded += len(known)
    assert recorded, "some kills came after a verdict was recorded"


def recorded_in(folder: Path) -> set[str]:
    folder.mkdir(exist_ok=True)
    with Record.create_or_open(folder, COURSE.id) as record:
        return {student for student, _ in record.names()}


def test_a_second_run_grades_nothing_and_changes_nothing(
    fake_class: FakeClass, whole: dict[str, bytes]
) -> None:
    fake_class.run()
    report = fake_class.run()
    assert FakePool.jobs == []
    assert (report.graded, report.reused) == (0, len(STUDENTS))
    assert files(fake_class.out) == whole


def test_regrade_grades_all_again(fake_class: FakeClass, whole: dict[str, bytes]) -> None:
    fake_class.run()
    fake_class.run(regrade=True)
    assert FakePool.jobs == STUDENTS
    assert files(fake_class.out) == whole


def test_a_changed_submission_is_graded_again_alone_and_taken_back_it_scores_as_before(
    fake_class: FakeClass, whole: dict[str, bytes]
) -> None:
    fake_class.run()
    fake_class.add(STUDENTS[2], content="another answer")
    fake_class.run()
    assert FakePool.jobs == [STUDENTS[2]]
    assert files(fake_class.out) != whole
    fake_class.add(STUDENTS[2])
    fake_class.run()
    assert FakePool.jobs == []
    assert files(fake_class.out) == whole


def test_a_changed_suite_grades_all_again(fake_class: FakeClass, whole: dict[str, bytes]) -> None:
    fake_class.run()
    fake_class.suite = "suite two"
    fake_class.run()
    assert FakePool.jobs == STUDENTS


def test_who_left_the_class_leaves_the_results_and_may_come_back(
    fake_class: FakeClass, whole: dict[str, bytes]
) -> None:
    fake_class.run()
    (fake_class.submitted / STUDENTS[0]).rename(fake_class.submitted.parent / "away")
    fake_class.run()
    assert STUDENTS[0] not in fake_class.results()
    (fake_class.submitted.parent / "away").rename(fake_class.submitted / STUDENTS[0])
    fake_class.run()
    assert FakePool.jobs == []
    assert files(fake_class.out) == whole


def test_a_fault_of_the_machine_is_no_score_and_is_tried_again(
    fake_class: FakeClass, whole: dict[str, bytes]
) -> None:
    FakePool.faults = {STUDENTS[1]}
    assert fake_class.run().faults == 1
    (verdict,) = [
        v for v in read_results(fake_class.out / "results.json").submissions if v.student == STUDENTS[1]
    ]
    assert (verdict.status, verdict.score, verdict.reason) == (
        "infrastructure_error",
        None,
        "no memory to fork",
    )
    FakePool.faults = set()
    assert fake_class.run().faults == 0
    assert FakePool.jobs == [STUDENTS[1]]
    assert files(fake_class.out) == whole


def test_a_fault_leaves_the_older_score_and_says_so(fake_class: FakeClass, whole: dict[str, bytes]) -> None:
    fake_class.run()
    FakePool.faults = {STUDENTS[1]}
    before = read_results(fake_class.out / "results.json").submissions[1]
    fake_class.run(regrade=True)
    after = read_results(fake_class.out / "results.json").submissions[1]
    assert (after.status, after.score, after.todos) == (before.status, before.score, before.todos)
    assert after.reason is not None
    assert "no memory to fork" in after.reason
    FakePool.faults = set()
    fake_class.run()
    assert files(fake_class.out) == whole


def test_another_score_for_the_same_key_is_an_alarm_and_changes_nothing(
    fake_class: FakeClass, whole: dict[str, bytes]
) -> None:
    fake_class.run()
    FakePool.marks = {STUDENTS[4]: 21.0}
    assert fake_class.run(regrade=True).alarms == [STUDENTS[4]]
    assert files(fake_class.out) == whole
    with Record.open_to_read(fake_class.out) as record:
        assert [(verdict.student, verdict.score) for verdict in record.alarms] == [(STUDENTS[4], 21.0)]


def test_only_brings_one_student_of_a_graded_class_up_to_date(
    fake_class: FakeClass, whole: dict[str, bytes]
) -> None:
    fake_class.run()
    fake_class.add(STUDENTS[3], STUDENTS[5], content="another answer")
    fake_class.run(only=Only(STUDENTS[3]))
    assert FakePool.jobs == [STUDENTS[3]]
    changed = {name for name, content in files(fake_class.out).items() if content != whole[name]}
    assert changed == {"results.json", f"feedback/{STUDENTS[3]}.md", f"feedback/{STUDENTS[3]}.html"}
    assert len(read_results(fake_class.out / "results.json").submissions) == len(STUDENTS)


def test_only_never_passes_off_a_part_as_the_class(fake_class: FakeClass, whole: dict[str, bytes]) -> None:
    broken_run(fake_class, 12)
    assert recorded_in(fake_class.out) - {STUDENTS[7]}
    with pytest.raises(UsageError, match="not finished"):
        fake_class.run(only=Only(STUDENTS[7]))
    fake_class.run()
    assert files(fake_class.out) == whole


def test_an_appeal_is_settled_after_the_suite_has_changed(fake_class: FakeClass) -> None:
    """Protects one student's appeal from waiting for the class, and the class's verdicts from being mixed unmarked."""
    fake_class.add(*STUDENTS)
    fake_class.run()
    suite = read_results(fake_class.out / "results.json").suite
    fake_class.suite = "suite two"
    fake_class.run(only=Only(STUDENTS[7]))
    assert FakePool.jobs == [STUDENTS[7]]
    results = read_results(fake_class.out / "results.json")
    assert [one.student for one in results.submissions if one.other_suite] == [STUDENTS[7]]
    assert results.suite == suite, "the class's suite is still the old one"
    assert "graded by another suite than the class" in (fake_class.out / "report.html").read_text(
        encoding="utf-8"
    )
    fake_class.run()
    assert sorted(FakePool.jobs) == sorted(set(STUDENTS) - {STUDENTS[7]}), (
        "the others follow when the class is graded"
    )
    assert not any(one.other_suite for one in read_results(fake_class.out / "results.json").submissions)


def test_one_todo_alone_goes_into_a_folder_of_its_own(fake_class: FakeClass, whole: dict[str, bytes]) -> None:
    fake_class.run()
    with pytest.raises(RecordError, match="another --out"):
        fake_class.run(only=Only(STUDENTS[0], STEP.id, TODO.id))
    assert files(fake_class.out) == whole


def test_an_output_folder_of_the_former_format_is_told_what_to_do(
    fake_class: FakeClass, whole: dict[str, bytes]
) -> None:
    fake_class.out.mkdir()
    (fake_class.out / FORMER_FILE).write_bytes(b'["0b1e7c3a",{"type":"header"}]\n')
    with pytest.raises(RecordError, match="another --out: the class is graded again"):
        fake_class.run()
    assert FakePool.jobs == []
    assert (fake_class.out / FORMER_FILE).read_bytes() == b'["0b1e7c3a",{"type":"header"}]\n'
    assert not (fake_class.out / DATABASE_FILE).exists()


def test_what_the_disk_damaged_is_graded_again(fake_class: FakeClass, whole: dict[str, bytes]) -> None:
    fake_class.run()
    content = bytearray((fake_class.out / DATABASE_FILE).read_bytes())
    content[content.index(f"printed by {STUDENTS[5]}".encode())] ^= 1
    (fake_class.out / DATABASE_FILE).write_bytes(content)
    fake_class.run()
    assert FakePool.jobs == [STUDENTS[5]]
    assert files(fake_class.out) == whole


def test_shards_are_disjoint_complete_and_the_same_everywhere() -> None:
    names = [f"student {number}" for number in range(500)] + ["王芳", "o'neill"]
    shards = [Shard(number, 7) for number in range(1, 8)]
    assert all(sum(shard.holds(name) for shard in shards) == 1 for name in names)
    assert all(40 < sum(shard.holds(name) for name in names) < 110 for shard in shards)
    assert Shard(5, 7).holds("王芳"), "an older run's shards must be found again"


@pytest.mark.parametrize("text", ["0/3", "4/3", "3", "a/b", "1/0", "-1/2", "1/2/3", "1.0/2"])
def test_a_shard_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="K/N"):
        Shard.parse(text)


def test_a_submission_that_ends_workers_has_its_verdict_and_no_run_pays_again(fake_class: FakeClass) -> None:
    """Such a submission once escaped its zero, and cost three workers anew whenever the command was repeated."""
    fake_class.add(*STUDENTS)
    FakePool.deadly = {STUDENTS[1]}
    report = fake_class.run()
    assert (report.graded, report.faults) == (len(STUDENTS), 0)
    FakePool.jobs.clear()
    assert fake_class.run().reused == len(STUDENTS)
    assert FakePool.jobs == []
    (verdict,) = [
        one for one in read_results(fake_class.out / "results.json").submissions if one.student == STUDENTS[1]
    ]
    assert (verdict.status, verdict.score) == ("graded", 0.0)
    assert {todo.status for todo in verdict.todos} == {"crashed"}
    assert all("twice" in todo.feedback.en for todo in verdict.todos)
    log = (fake_class.out / "logs").rglob("*")
    assert any("exit code -9" in path.read_text(encoding="utf-8") for path in log if path.is_file())
