"""Engines start shards; whatever becomes of their workers, the class ends as if one machine had graded it."""

from __future__ import annotations

import sys
from concurrent.futures import Future
from pathlib import Path

import pytest

from autograder.classroom.engines.shards import (
    Ended,
    EngineError,
    ShardedRun,
    ShardFailed,
    run_command,
    run_shards,
)
from autograder.record.database import Record
from tests.autograder.classroom.test_resume import files
from tests.autograder.fakes import COURSE, FakeClass, fake_class

__all__ = ["fake_class"]

STUDENTS = [f"student {number}" for number in range(16)]
FAKE_GRADE = (sys.executable, str(Path(__file__).parents[1] / "fake_grade.py"))


@pytest.fixture
def sharded(fake_class: FakeClass, tmp_path: Path) -> ShardedRun:
    """The class in three shards; graded in one go into ``fake_class.out``."""
    fake_class.add(*STUDENTS)
    fake_class.run()
    return ShardedRun(fake_class.submitted, tmp_path / "sharded", 3, command=FAKE_GRADE)


def class_files(folder: Path) -> dict[str, bytes]:
    outputs = files(folder)
    return {
        name: outputs[name]
        for name in outputs
        if name.partition("/")[0] in ("results.json", "feedback", "logs")
    }


def now(command: list[str]) -> Future[Ended]:
    """An engine without workers: each shard is run at once."""
    future: Future[Ended] = Future()
    future.set_result(run_command(command))
    return future


def test_a_shard_is_the_ordinary_command(sharded: ShardedRun) -> None:
    command = sharded.shard(2)
    assert command[:3] == [*FAKE_GRADE, "run"]
    assert command[-2:] == ["--shard", "2/3"]
    assert ShardedRun(sharded.submitted, sharded.out, 3).shard(1)[1].endswith("autograder/grade.py")


def test_shards_come_to_what_one_machine_comes_to(fake_class: FakeClass, sharded: ShardedRun) -> None:
    said: list[str] = []
    assert run_shards(COURSE, sharded, now, said.append).submissions == len(STUDENTS)
    assert class_files(sharded.out) == class_files(fake_class.out)
    assert len(said) == 3


def test_a_lost_worker_is_replaced_and_its_shard_goes_on(fake_class: FakeClass, sharded: ShardedRun) -> None:
    lost = [True, False, True]

    def losing(command: list[str]) -> Future[Ended]:
        if lost and lost.pop():
            future: Future[Ended] = Future()
            future.set_exception(ConnectionError("the worker is lost"))
            return future
        return now(command)

    said: list[str] = []
    run_shards(COURSE, sharded, losing, said.append)
    assert class_files(sharded.out) == class_files(fake_class.out)
    assert sum("run again" in line for line in said) == 2


def test_a_shard_that_always_fails_is_named_with_what_it_said(sharded: ShardedRun) -> None:
    broken = ShardedRun(sharded.submitted, sharded.out, 3, ("--no-such-option",), FAKE_GRADE)
    with pytest.raises(ShardFailed, match="no-such-option"):
        run_shards(COURSE, broken, now, lambda line: None)


@pytest.mark.skipif(sys.platform != "linux", reason="a lost worker's shard is ended by the kernel")
def test_parsl_goes_on_when_one_of_its_workers_is_killed(
    fake_class: FakeClass, sharded: ShardedRun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("parsl")
    from autograder.classroom.engines.parsl import run_on_parsl

    monkeypatch.setenv("KILL_PARENT_ONCE", str(tmp_path / "killed"))
    said: list[str] = []
    run_on_parsl(COURSE, sharded, None, said.append)
    assert class_files(sharded.out) == class_files(fake_class.out)
    assert (tmp_path / "killed").exists()
    (again,) = [line for line in said if "run again" in line]
    assert "WorkerLost" in again
    entries = 0
    for shard in sharded.out.glob("shards/*"):
        with Record.open_to_read(shard) as record:
            ((count,),) = record._rows("SELECT count(*) FROM entries")
            entries += count
    assert entries == len(STUDENTS), "what the lost worker had graded was kept"


def test_a_configuration_file_that_defines_none_is_refused(sharded: ShardedRun, tmp_path: Path) -> None:
    pytest.importorskip("parsl")
    from autograder.classroom.engines.parsl import run_on_parsl

    (tmp_path / "site.py").write_text("config = None\n", encoding="utf-8")
    with pytest.raises(EngineError, match="must define"):
        run_on_parsl(COURSE, sharded, tmp_path / "site.py", lambda line: None)
    with pytest.raises(EngineError, match="No such file"):
        run_on_parsl(COURSE, sharded, tmp_path / "nowhere.py", lambda line: None)
