"""Shards joined are the class graded in one go; folders that don't fit together are refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.classroom.merge import MergeError, merge
from autograder.classroom.run import Shard
from autograder.model.digest import grader_digest
from autograder.record.database import RecordError
from autograder.record.results import read_results
from tests.autograder.classroom.test_resume import broken_run, files
from tests.autograder.fakes import COURSE, FakeClass, FakePool, fake_class

__all__ = ["fake_class"]

STUDENTS = [f"student {number}" for number in range(12)] + ["王芳"]
SHARDS = 4


@pytest.fixture
def shards(fake_class: FakeClass, tmp_path: Path) -> list[Path]:
    """The class, graded whole into ``fake_class.out`` and in four parts into these folders."""
    fake_class.add(*STUDENTS)
    fake_class.run()
    folders = [tmp_path / f"shard {number}" for number in range(1, SHARDS + 1)]
    for number, folder in enumerate(folders, 1):
        fake_class.run(folder, shard=Shard(number, SHARDS))
    return folders


def test_joined_shards_are_the_class_graded_in_one_go(
    fake_class: FakeClass, shards: list[Path], tmp_path: Path
) -> None:
    assert merge(COURSE, shards, tmp_path / "joined").submissions == len(STUDENTS)
    assert files(tmp_path / "joined") == files(fake_class.out)


def test_joined_shards_have_a_report_like_any_class(shards: list[Path], tmp_path: Path) -> None:
    merge(COURSE, shards, tmp_path / "joined")
    assert "<table" in (tmp_path / "joined" / "report.html").read_text(encoding="utf-8")


def test_joining_again_changes_nothing_and_grading_on_top_grades_nothing(
    fake_class: FakeClass, shards: list[Path], tmp_path: Path
) -> None:
    merge(COURSE, shards[:2], tmp_path / "joined", incomplete=True)
    for _ in range(2):
        merge(COURSE, shards, tmp_path / "joined")
    assert files(tmp_path / "joined")["results.json"] == files(fake_class.out)["results.json"]
    fake_class.run(tmp_path / "joined")
    assert FakePool.jobs == []


def test_missing_shards_are_named(fake_class: FakeClass, shards: list[Path], tmp_path: Path) -> None:
    """Protects the students of a shard that was forgotten: a part of a class is never passed off as the whole."""
    with pytest.raises(MergeError, match="missing: shard 2/4, 4/4;"):
        merge(COURSE, [shards[0], shards[2]], tmp_path / "joined")
    assert not (tmp_path / "joined").exists()
    assert merge(COURSE, [shards[0], shards[2]], tmp_path / "joined", incomplete=True).submissions > 0
    fake_class.run(tmp_path / "third", shard=Shard(1, 3))
    with pytest.raises(MergeError, match="of 3 and of 4"):
        merge(COURSE, [*shards, tmp_path / "third"], tmp_path / "other")


def test_the_same_verdict_may_be_in_two_folders(
    fake_class: FakeClass, shards: list[Path], tmp_path: Path
) -> None:
    merge(COURSE, [*shards, fake_class.out], tmp_path / "joined")
    assert files(tmp_path / "joined") == files(fake_class.out)


def test_different_verdicts_on_one_submission_are_refused(
    fake_class: FakeClass, shards: list[Path], tmp_path: Path
) -> None:
    fake_class.add(STUDENTS[0], content="another answer")
    fake_class.run()
    with pytest.raises(MergeError, match=f"different verdicts on {STUDENTS[0]}"):
        merge(COURSE, [*shards, fake_class.out], tmp_path / "joined")
    assert not (tmp_path / "joined").exists()


def test_folders_of_different_suites_are_refused(
    fake_class: FakeClass, shards: list[Path], tmp_path: Path
) -> None:
    fake_class.suite = "suite two"
    fake_class.run(shards[0], shard=Shard(1, SHARDS))
    with pytest.raises(MergeError, match="graded by different suites"):
        merge(COURSE, shards, tmp_path / "joined")


def test_folders_of_different_graders_are_refused(
    fake_class: FakeClass, shards: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("classroom.run", "views.publish", "model.digest"):
        monkeypatch.setattr(f"autograder.{module}.grader_digest", lambda: "another grader")
    assert grader_digest() != "another grader"
    fake_class.run(shards[0], shard=Shard(1, SHARDS))
    with pytest.raises(MergeError, match="different graders"):
        merge(COURSE, shards, tmp_path / "joined")


def test_a_shard_that_was_broken_off_is_refused(
    fake_class: FakeClass, shards: list[Path], tmp_path: Path
) -> None:
    fake_class.out = tmp_path / "broken"
    broken_run(fake_class, 12)
    with pytest.raises(MergeError, match="not finished; repeat"):
        merge(COURSE, [*shards, fake_class.out], tmp_path / "joined")


def test_a_folder_without_a_run_and_the_output_itself_are_refused(shards: list[Path], tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(RecordError, match=r"grade\.py run"):
        merge(COURSE, [*shards, tmp_path / "empty"], tmp_path / "joined")
    with pytest.raises(MergeError, match="another --out"):
        merge(COURSE, shards, shards[0])


def test_a_fault_in_one_folder_gives_way_to_a_verdict_in_another(
    fake_class: FakeClass, shards: list[Path], tmp_path: Path
) -> None:
    FakePool.faults = set(STUDENTS[:3])
    fake_class.run(tmp_path / "faulty")
    FakePool.faults = set()
    joined = merge(COURSE, [tmp_path / "faulty", *shards], tmp_path / "joined")
    assert joined.faults == 0
    assert files(tmp_path / "joined") == files(fake_class.out)


def test_a_fault_that_nobody_has_a_verdict_for_stays_one(fake_class: FakeClass, tmp_path: Path) -> None:
    fake_class.add(*STUDENTS)
    FakePool.faults = {STUDENTS[2]}
    fake_class.run()
    assert merge(COURSE, [fake_class.out], tmp_path / "joined").faults == 1
    verdicts = {v.student: v for v in read_results(tmp_path / "joined" / "results.json").submissions}
    assert verdicts[STUDENTS[2]].score is None


def test_an_empty_shard_joins(fake_class: FakeClass, tmp_path: Path) -> None:
    fake_class.add("ada")
    folders = [tmp_path / f"shard {number}" for number in range(1, SHARDS + 1)]
    for number, folder in enumerate(folders, 1):
        fake_class.run(folder, shard=Shard(number, SHARDS))
    assert merge(COURSE, folders, tmp_path / "joined").submissions == 1
