"""What nbgrader's release adds to a step: enough to work with, nothing to learn an answer from."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from autograder.authoring.nbgrader_release import ReleaseWithTools, files_beside, with_only
from autograder.authoring.release import manifest
from autograder.intake.placing import HANDED_OUT
from autograder.model.course import Late, load_manifest
from autograder.model.paths import ROOT
from tests.autograder.conftest import COURSE, FILE_OF, SOLVED, STEP


def _release(folder: Path) -> Path:
    """Release what stands in ``folder/release``; where it goes."""
    config = Config()
    config.CourseDirectory.root, config.CourseDirectory.course_id = str(folder), COURSE.id
    config.CourseDirectory.assignment_id = STEP.id
    config.Exchange.root = str(folder / "exchange")
    ReleaseWithTools(coursedir=CourseDirectory(config=config), config=config).start()
    return folder / "exchange" / COURSE.id / "outbound" / STEP.id


def test_the_command_knows_the_released_step_alone(tmp_path: Path) -> None:
    """Protects the students of a later step: without a name the command means the step that it lies in."""
    late = Late(datetime(2026, 12, 1, tzinfo=UTC))
    two = msgspec.structs.replace(
        COURSE,
        steps=[msgspec.structs.replace(STEP, id="step1"), STEP],
        late={"step1": late, STEP.id: late},
    )
    (tmp_path / "manifest.json").write_bytes(manifest(with_only(two, STEP)))
    found = load_manifest(tmp_path / "manifest.json")
    assert [step.id for step in found.steps] == list(found.late) == [STEP.id]


def test_what_goes_beside_a_step_stands_in_folders_of_its_own() -> None:
    """Protects the student's files: nothing that is handed out beside them can replace one of them."""
    assert {name.partition("/")[0] for name in files_beside(COURSE, STEP)} == set(HANDED_OUT)


def test_everybody_can_read_what_is_released(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "assignments" / STEP.id, tmp_path / "release" / STEP.id)
    released = _release(tmp_path)
    for name in ("data/stories_zh.txt", "autograder/check.py", "course/autograder/check.py", FILE_OF["1"]):
        assert (released / name).stat().st_mode & 0o444 == 0o444


def test_an_answer_is_not_released(tmp_path: Path) -> None:
    """Protects the course from a file that an instructor has solved in assignments/ and forgotten there."""
    shutil.copytree(ROOT / "assignments" / STEP.id, tmp_path / "release" / STEP.id)
    (tmp_path / "release" / STEP.id / FILE_OF["2b"]).write_bytes(SOLVED[FILE_OF["2b"]])
    with pytest.raises(Exception, match=r"(?s)not released.*todo2b"):
        _release(tmp_path)
    assert not list((tmp_path / "exchange").rglob("*.py"))
