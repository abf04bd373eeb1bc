"""The way from nbgrader's autograde to the grader: the verdict on what is in the folder now, or none."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from autograder.gradebooks.autograde import Grading, NotGradedError
from autograder.intake.submissions import read_submission
from autograder.model.verdict import Verdict
from tests.autograder.views.classes import COURSE, STEP, WRONG, verdict, write_class


class Fake(Grading):
    """A run that writes what it is told, and is counted."""

    def __init__(self, folder: Path) -> None:
        super().__init__(COURSE, folder / "submitted", folder / "out")
        self.runs = 0
        self.made: Verdict | None = None
        self.home = self.submitted / "ada" / STEP.id
        self.home.mkdir(parents=True)

    def _run(self) -> None:
        self.runs += 1
        digest = read_submission(self.submitted, "ada", STEP).digest
        made = self.made or msgspec.structs.replace(verdict("ada", {"1": WRONG}), submission=digest)
        write_class(self.out, [made])


def test_a_class_is_graded_once_and_again_when_something_came_in(tmp_path: Path) -> None:
    """Protects speed, and whoever hands in while formgrader is open: no verdict on other files than these."""
    grading = Fake(tmp_path)
    assert [grading.verdict("ada", STEP.id).score for _ in range(3)] == [80.0] * 3
    assert grading.runs == 1
    (grading.home / "todo1_dataset.py").write_text("new = 1", encoding="utf-8")
    assert grading.verdict("ada", STEP.id).score == 80.0
    assert grading.runs == 2


def test_no_verdict_is_no_zero(tmp_path: Path) -> None:
    """Protects students from the machine's faults: nothing is written then, and staff are told why."""
    grading = Fake(tmp_path)
    digest = read_submission(grading.submitted, "ada", STEP).digest
    failed = verdict("ada", status="infrastructure_error", reason="no memory to fork", submission=digest)
    grading.made = failed
    with pytest.raises(NotGradedError, match="no memory to fork"):
        grading.verdict("ada", STEP.id)

    grading = Fake(tmp_path / "another")
    grading.made = verdict("ada", submission="1" * 64)
    with pytest.raises(NotGradedError, match="changed while"):
        grading.verdict("ada", STEP.id)
    with pytest.raises(NotGradedError):
        grading.verdict("nobody", STEP.id)


def test_a_run_that_fails_is_told_in_its_own_words(tmp_path: Path) -> None:
    """Protects staff from a bare traceback: an empty folder is grade.py's to explain."""
    grading = Grading(COURSE, tmp_path / "nowhere", tmp_path / "out")
    with pytest.raises(NotGradedError, match="no such folder"):
        grading.verdict("ada", STEP.id)
