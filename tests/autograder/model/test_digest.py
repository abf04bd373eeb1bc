"""What grades is whole rooms and what a step's drivers use: a change there regrades, a change elsewhere regrades nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.model import digest
from autograder.model.course import Feedback, load_course
from autograder.model.paths import ROOT
from autograder.suite import plan
from tests.autograder.conftest import COURSE, STEP

REGRADES = {"model", "sandbox", "suite", "grading"}
ROOMS = sorted(path.parent.name for path in (ROOT / "autograder").glob("*/__init__.py"))
FOLDER = f"solutions/{STEP.id}"


def counts(path: Path) -> bool:
    """Whether a file is part of what grades the step."""
    return path in digest.grader_files() or path in plan.suite_files(STEP)


@pytest.mark.parametrize("room", ROOMS)
def test_every_file_of_a_room_regrades_or_none_does(room: str) -> None:
    files = [path for path in (ROOT / "autograder" / room).rglob("*") if path.suffix in (".py", ".txt")]
    assert len(files) > 1
    assert {counts(path) for path in files} == {room in REGRADES}


@pytest.mark.parametrize("name", [*STEP.given, *STEP.sandbox])
def test_a_given_file_regrades_where_the_drivers_use_it(name: str) -> None:
    path = ROOT / FOLDER / name
    assert counts(path if path.is_file() else ROOT / "solutions" / name) == (name in STEP.sandbox)


@pytest.mark.parametrize(
    ("name", "regrades"),
    [
        ("autograder/grade.py", False),
        ("autograder/check.py", False),
        ("solutions/course.toml", False),  # its seed and limits count, its dates and titles don't: see below
        (f"{FOLDER}/step.toml", False),
        (f"{FOLDER}/{STEP.stubs[0].file}", False),
        (f"tests/public/{STEP.id}/test_{STEP.stubs[0].module}.py", False),
        (f"tests/hidden/{STEP.id}/test_{STEP.stubs[0].module}.py", True),
        (f"tests/drivers/{STEP.id}/{STEP.stubs[0].module}.py", True),
        ("tests/drivers/__init__.py", True),
        ("pyproject.toml", False),
        ("README.md", False),
    ],
)
def test_of_the_other_files_only_suites_and_drivers_regrade(name: str, regrades: bool) -> None:
    assert (ROOT / name).is_file()
    assert counts(ROOT / name) == regrades


def test_lesson_pictures_and_notebooks_regrade_nobody() -> None:
    lesson = [path for path in (ROOT / FOLDER / "lesson").rglob("*") if path.is_file()]
    notebooks = list((ROOT / "assignments").rglob("*.ipynb"))
    assert lesson
    assert notebooks
    assert not any(counts(path) for path in (*lesson, *notebooks))


def test_another_byte_in_a_file_that_counts_is_another_grader(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(digest, "ROOT", tmp_path)
    file = tmp_path / "autograder" / "suite" / "deep" / "new.py"
    file.parent.mkdir(parents=True)
    found = set()
    for text in ("", "x = 1\n", "x = 2\n"):
        file.write_text(text)
        digest.grader_digest.cache_clear()
        found.add(digest.grader_digest())
    digest.grader_digest.cache_clear()
    assert len(found) == 3


def changed(**changes: object) -> str:
    """The suite's digest with another first TODO."""
    import msgspec

    first = msgspec.structs.replace(STEP.todos[0], **changes)
    return plan.suite_digest(COURSE, msgspec.structs.replace(STEP, todos=[first, *STEP.todos[1:]]), {})


def test_points_limits_and_seed_regrade_words_and_dates_do_not() -> None:
    import msgspec

    now = plan.suite_digest(load_course(), STEP, {})
    assert changed() == now
    assert changed(points=STEP.todos[0].points + 1) != now
    assert changed(shrink=not STEP.todos[0].shrink) != now
    assert changed(hints=[]) == now
    assert changed(title=STEP.title) == now
    quiet = Feedback(before_deadline="score", after_deadline="score")
    assert plan.suite_digest(COURSE, msgspec.structs.replace(STEP, feedback=quiet, reveals=["x"]), {}) == now
    assert plan.suite_digest(msgspec.structs.replace(COURSE, seed=COURSE.seed + 1), STEP, {}) != now
    limits = msgspec.structs.replace(COURSE.limits, cpu_seconds=COURSE.limits.cpu_seconds + 1)
    assert plan.suite_digest(msgspec.structs.replace(COURSE, limits=limits), STEP, {}) != now
    assert plan.suite_digest(COURSE, STEP, {"1": {"test_it": [{"x": 1}]}}) != now
