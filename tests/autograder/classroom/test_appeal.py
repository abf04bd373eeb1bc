"""An appeal: the record is shown without grading anything; asked again, the same code answers as on record."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.autograder.conftest import COURSE, SOLVED, STEP, ClassFolder
from tests.autograder.processes import grade_here

WRONG = b"def warmup_lr(step, warmup_steps, max_lr):\n    return max_lr * step / warmup_steps\n"
WARMUP = "todo2a_warmup.py"


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> ClassFolder:
    """A graded class of one, who is wrong in 2a."""
    home = tmp_path_factory.mktemp("appeal")
    made = ClassFolder(home / "submitted", home / "out")
    made.add("Ana Souza", SOLVED | {WARMUP: WRONG})
    assert made.run().returncode == 0
    return made


def test_the_record_is_shown_without_the_submission(graded: ClassFolder) -> None:
    finished = grade_here("replay", f"Ana Souza/{STEP.id}/2a", "--out", str(graded.out))
    assert finished.returncode == 0, finished.stderr
    assert "TODO 2a: failed, 0 of 15 points" in finished.stdout
    assert "step_over_warmup" in finished.stdout
    assert "warmup_lr(0, 8, 0.0006)" in finished.stdout
    assert graded.todo("Ana Souza", "2a").answers[:16] in finished.stdout


def test_asked_again_the_answers_are_those_on_record(graded: ClassFolder) -> None:
    finished = grade_here(
        "replay", f"Ana Souza/{STEP.id}/2a", "--out", str(graded.out), "--submitted", str(graded.folder)
    )
    assert finished.returncode == 0, finished.stderr
    assert "the same as on record" in finished.stdout
    assert "warmup_lr(3, 7, 0.02)" in finished.stdout  # a question that is in no evidence
    assert "is not the one on record" not in finished.stdout


def test_a_submission_that_was_changed_since_is_told_apart(graded: ClassFolder, tmp_path: Path) -> None:
    mended = ClassFolder(tmp_path / "submitted", graded.out)
    mended.add("Ana Souza", SOLVED)
    finished = grade_here(
        "replay", f"Ana Souza/{STEP.id}/2a", "--out", str(graded.out), "--submitted", str(mended.folder)
    )
    assert finished.returncode == 1
    assert "the submission is not the one on record" in finished.stdout
    assert "NOT those on record" in finished.stdout


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Ana Souza/9z", f"there is no such TODO; there are {COURSE.steps[0].id}/1"),
        ("Ana Souza/1", "steps have a TODO of that id; give one of"),
        ("Nobody/train", "STUDENT/STEP/TODO"),
        ("Ana Souza", "STUDENT/STEP/TODO"),
    ],
)
def test_an_unknown_name_is_the_callers_mistake(graded: ClassFolder, name: str, words: str) -> None:
    finished = grade_here("replay", name, "--out", str(graded.out))
    assert finished.returncode == 2
    assert words in finished.stderr
