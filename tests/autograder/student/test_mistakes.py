"""The student's own check names a common mistake, as grading does; and says nothing where it isn't sure."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.model.course import Step
from autograder.student.session import Session
from autograder.suite import naming
from tests.autograder.student.conftest import WARMUP, Command, warmup


def test_a_common_mistake_is_named_in_its_words(session: Session, folder: Path, check: Command) -> None:
    (folder / WARMUP).write_text(warmup("return max_lr * step / warmup_steps"), encoding="utf-8")
    report = session.check(session.step.todo("2a"))
    assert report.mistake is not None
    assert report.mistake.en.startswith("This is step / warmup_steps")
    assert "This is step / warmup_steps" in check("2a", "--lang", "en").output


@pytest.mark.parametrize(
    "body", ["return max_lr * (step + 1) / warmup_steps", "return max_lr * 0.123456 * step + 7"]
)
def test_what_is_right_or_unknown_gets_no_name(session: Session, folder: Path, body: str) -> None:
    (folder / WARMUP).write_text(warmup(body), encoding="utf-8")
    assert session.check(session.step.todo("2a")).mistake is None


@pytest.mark.parametrize("content", [None, b"", b"no zlib", naming.zlib.compress(b"\xc1")])
def test_a_file_that_is_missing_or_damaged_costs_the_names_only(
    step: Step, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None
) -> None:
    path = tmp_path / "mistakes"
    if content is not None:
        path.write_bytes(content)
    monkeypatch.setattr(naming, "common_file", lambda _: path)
    assert naming.read_common(step) == {}
