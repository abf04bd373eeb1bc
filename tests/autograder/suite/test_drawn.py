"""Kept examples are the drawn ones; what is not whole, or is of another suite, is drawn again."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.model.course import load_course
from autograder.suite import drawn
from autograder.suite.draw import Examples, draw

COURSE = load_course()
STEP = COURSE.step("step3_pretrain")
FEW: Examples = {"2a": {"test_it": [{"call": [1, 2, 0.1]}]}}


@pytest.fixture
def drawings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The steps that were really drawn; drawing itself is replaced."""
    done: list[str] = []

    def stand_in(course: object, step: object) -> Examples:
        done.append("drawn")
        return FEW

    monkeypatch.setattr(drawn, "draw", stand_in)
    monkeypatch.setattr(drawn, "grader_digest", lambda: "a grader")
    return done


def test_examples_are_drawn_once(tmp_path: Path, drawings: list[str]) -> None:
    for _ in range(3):
        assert drawn.drawn_examples(COURSE, STEP, tmp_path) == FEW
    assert drawings == ["drawn"]


def test_another_grader_draws_anew(
    tmp_path: Path, drawings: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn.drawn_examples(COURSE, STEP, tmp_path)
    monkeypatch.setattr(drawn, "grader_digest", lambda: "another grader")
    drawn.drawn_examples(COURSE, STEP, tmp_path)
    assert drawings == ["drawn", "drawn"]


def test_a_file_that_is_not_whole_is_drawn_again(tmp_path: Path, drawings: list[str]) -> None:
    drawn.drawn_examples(COURSE, STEP, tmp_path)
    (file,) = tmp_path.rglob("*.msgpack")
    whole = file.read_bytes()
    for broken in (b"", whole[:20], whole[:-1], whole + b"\0", b"\0" * len(whole)):
        file.write_bytes(broken)
        assert drawn.drawn_examples(COURSE, STEP, tmp_path) == FEW
        assert file.read_bytes() == whole
    assert len(drawings) == 6


def test_without_a_folder_to_write_to_examples_are_drawn_all_the_same(
    tmp_path: Path, drawings: list[str]
) -> None:
    (tmp_path / "file").write_text("")
    assert drawn.drawn_examples(COURSE, STEP, tmp_path / "file" / "cache") == FEW


def test_kept_examples_are_what_hypothesis_draws(tmp_path: Path) -> None:
    fresh = draw(COURSE, STEP)
    assert drawn.drawn_examples(COURSE, STEP, tmp_path) == fresh
    assert drawn.drawn_examples(COURSE, STEP, tmp_path) == fresh
    assert sum(len(examples) for tests in fresh.values() for examples in tests.values()) > 50
