"""What is kept between runs: a line is whole or not there, and a branch outlives the machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.github.jsonl import DamagedFile
from autograder.github.outbox import Begun, Outbox, Posted
from autograder.github.state import StateBranch, StateError
from autograder.github.summary import scores_csv
from tests.autograder.github.class_on_disk import Remotes, git
from tests.autograder.github.conftest import STEP, sha_of

TARGET = ("class/ada", sha_of("ada"), STEP.id)


def _posted(
    student: str = "ada", score: float = 85.0, at: str = "2026-11-24T00:00:00+00:00", steps: int = 1
) -> Posted:
    named = [STEP.id, "step9"][:steps]
    return Posted(
        "k", f"class/{student}", sha_of(student), STEP.id, student, 7, score, 100.0, at, steps=named
    )


@pytest.mark.parametrize("cut", range(1, 40, 6))
def test_a_line_that_was_cut_off_never_happened(tmp_path: Path, cut: int) -> None:
    outbox = Outbox(tmp_path)
    outbox.begin(Begun("k", *TARGET))
    outbox.finish(_posted())
    outbox.close()
    path = tmp_path / "outbox.jsonl"
    path.write_bytes(path.read_bytes()[:-cut])
    again = Outbox(tmp_path)
    assert again.posted(TARGET) is None
    assert again.begun(TARGET) is not None
    again.finish(_posted())
    again.close()
    last = Outbox(tmp_path)
    assert last.posted(TARGET) == _posted()
    assert last.begun(TARGET) is None
    last.close()


def test_a_line_that_is_no_record_is_told_and_not_thrown_away(tmp_path: Path) -> None:
    (tmp_path / "outbox.jsonl").write_bytes(b'{"type":"posted"}\n')
    with pytest.raises(DamagedFile, match=r"outbox\.jsonl:1"):
        Outbox(tmp_path)
    assert (tmp_path / "outbox.jsonl").read_bytes() == b'{"type":"posted"}\n'


def test_a_commit_has_its_score_when_all_of_its_steps_have(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)
    assert not outbox.has_score(*TARGET[:2])
    outbox.finish(_posted(steps=2))
    assert not outbox.has_score(*TARGET[:2])
    outbox.finish(_posted(steps=1))
    assert outbox.has_score(*TARGET[:2])
    outbox.close()


def _branch(folder: Path, remotes: Remotes, name: str = "grades") -> StateBranch:
    return StateBranch(
        folder, name, {"GITHUB_SERVER_URL": remotes.address, "GITHUB_REPOSITORY": "class/grader"}
    )


def test_the_branch_carries_the_outbox_to_the_next_machine(tmp_path: Path) -> None:
    remotes = Remotes(tmp_path / "remotes")
    bare = remotes.bare("class/grader")
    for number in range(3):
        folder = tmp_path / f"machine{number}"
        branch = _branch(folder, remotes)
        branch.fetch()
        outbox = Outbox(folder)
        assert len(outbox.all_posted) == number
        outbox.finish(_posted(f"student{number}"))
        outbox.close()
        branch.push("Scores posted", ["outbox.jsonl"])
    assert git(bare, "rev-list", "--count", "grades") == "3"


def test_two_writers_at_once_are_told_and_lose_nothing(tmp_path: Path) -> None:
    remotes = Remotes(tmp_path / "remotes")
    remotes.bare("class/grader")
    first, second = _branch(tmp_path / "a", remotes), _branch(tmp_path / "b", remotes)
    for branch, name in ((first, "a"), (second, "b")):
        branch.fetch()
        (tmp_path / name / "outbox.jsonl").write_text(name)
    first.push("first", ["outbox.jsonl"])
    with pytest.raises(StateError, match="nothing is posted twice"):
        second.push("second", ["outbox.jsonl"])
    assert git(remotes.bare("class/grader"), "show", "grades:outbox.jsonl") == "a"


@pytest.mark.parametrize("name", ["", "-x", "a b", "../x", "--upload-pack=x", "a;b"])
def test_a_branch_has_a_plain_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(StateError):
        _branch(tmp_path, Remotes(tmp_path), name)


def test_the_table_shows_the_newest_score_and_holds_no_formula() -> None:
    rows = scores_csv(
        [_posted(), _posted(score=90.0, at="2026-11-25T00:00:00+00:00"), _posted("=cmd()", 1.0)]
    ).decode("utf-8")
    assert ",90,100,class/ada," in rows
    assert ",85," not in rows
    assert "'=cmd()" in rows
