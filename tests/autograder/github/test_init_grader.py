"""The grader's repository: complete, able to grade and to release, with nothing of this one's own workflows."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.authoring.checkout import files_of
from autograder.github.init_grader import InitError, init_grader
from autograder.intake.roster import COLUMNS, read_roster
from autograder.model.paths import ROOT
from tests.autograder.github.class_on_disk import git, grade


def test_it_holds_the_course_a_workflow_a_guide_and_an_empty_roster(tmp_path: Path) -> None:
    init_grader(tmp_path / "grader")
    made = tmp_path / "grader"
    assert [path.name for path in (made / ".github" / "workflows").iterdir()] == ["grade.yml"]
    assert read_roster(made / "roster.csv") == {}
    *comments, header = (made / "roster.csv").read_text(encoding="utf-8").splitlines()
    assert tuple(header.split(",")) == COLUMNS
    assert comments
    assert all(line.startswith("#") for line in comments)
    assert (made / "COURSE.md").read_bytes() == (ROOT / "README.md").read_bytes()
    released = grade("release", "--to", tmp_path / "homework", environment={}, program=made)
    assert released.returncode == 0, released.stdout + released.stderr


def test_the_guide_names_what_the_workflow_needs(tmp_path: Path) -> None:
    guide = (ROOT / "autograder" / "github" / "templates" / "grader" / "README.md").read_text(
        encoding="utf-8"
    )
    for word in (
        "GRADER_APP_KEY",
        "GRADER_APP_ID",
        "PIP_EXTRA_INDEX_URL",
        "`grading`",
        "`grades`",
        "Checks: Read and write",
    ):
        assert word in guide


def test_no_key_is_copied_however_it_got_there(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    for name in ("a.py", "grader.2026.private-key.pem", "b.key", ".env"):
        (tmp_path / name).write_text("x")
    assert files_of(tmp_path, with_new=True) == ["a.py"]
    assert files_of(tmp_path) == ["a.py"]  # no file is known to git: all that are no by-product
    git(tmp_path, "add", "a.py")
    (tmp_path / "new.py").write_text("x")
    assert files_of(tmp_path) == ["a.py"]


@pytest.mark.parametrize("place", ["full", "inside", "file"])
def test_it_writes_over_nothing(tmp_path: Path, place: str) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").write_text("x")
    (tmp_path / "file").write_text("x")
    folder = ROOT / "somewhere" if place == "inside" else tmp_path / place
    with pytest.raises(InitError):
        init_grader(folder)
    assert not (ROOT / "somewhere").exists()


def test_an_empty_class_has_an_empty_plan(tmp_path: Path) -> None:
    init_grader(tmp_path / "grader")
    output = tmp_path / "output"
    done = grade(
        "plan",
        "--roster",
        tmp_path / "grader" / "roster.csv",
        "--out",
        tmp_path / "plan",
        environment={"GITHUB_OUTPUT": str(output)},
    )
    assert done.returncode == 0, done.stderr
    assert "shards=[]\n" in output.read_text(encoding="utf-8")
