"""What was recorded on the solution stands in for recording it again only while the solution answers the same."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from autograder.grading.asking import Examiner
from autograder.grading.canaries import CanaryError
from autograder.grading.grader import Grader
from autograder.grading.rehearsal import Rehearsal, keep_rehearsal, rehearsal_path, rehearse
from autograder.model.kept import keep, read_kept
from autograder.model.paths import SOLUTIONS
from autograder.model.wire import pack
from autograder.suite.compare import digest_of
from autograder.suite.drawn import drawn_examples
from autograder.suite.plan import plans_of
from tests.autograder.conftest import COURSE, STEP


def fresh_grader(bench: Examiner) -> Grader:
    """A grader that has seen nothing."""
    return Grader(COURSE, STEP, plans_of(STEP, drawn_examples(COURSE, STEP)), bench.zygote)


@pytest.fixture(scope="module")
def kept(bench: Examiner, tmp_path_factory: pytest.TempPathFactory) -> tuple[Grader, Path]:
    """A grader that recorded live, and where that was kept."""
    path = tmp_path_factory.mktemp("kept") / "rehearsal"
    grader = fresh_grader(bench)
    assert rehearse(grader, STEP, path)
    keep_rehearsal(grader, STEP, path)
    return grader, path


def no_test_runs(**_: Any) -> None:
    raise AssertionError("a test ran")


def test_what_was_kept_is_what_was_recorded_and_no_test_runs(
    bench: Examiner, kept: tuple[Grader, Path]
) -> None:
    first, path = kept
    second = fresh_grader(bench)
    for plan in second.plans.values():
        plan.tests[:] = [replace(test, body=no_test_runs) for test in plan.tests]
    assert not rehearse(second, STEP, path)
    for todo in STEP.everything:
        one, other = first.plans[todo.id], second.plans[todo.id]
        assert [pack(call) for call in other.calls] == [pack(call) for call in one.calls]
        assert (other.spans, other.repeats) == (one.spans, one.repeats)
        assert digest_of(other.right) == digest_of(one.right)
        assert second.judge(todo, other.right) == first.judge(todo, one.right)


@pytest.mark.parametrize("damage", ["other answers", "a failure", "another TODO", "half a file", "none"])
def test_what_does_not_fit_is_recorded_anew(
    bench: Examiner, kept: tuple[Grader, Path], tmp_path: Path, damage: str
) -> None:
    _, path = kept
    known: Any = read_kept(path, Rehearsal)
    other = tmp_path / "rehearsal"
    if damage == "other answers":
        keep(
            other,
            msgspec.structs.replace(known, judged=[_with(known.judged[0], answers=b"x"), *known.judged[1:]]),
        )
    elif damage == "a failure":
        failed = replace(known.judged[0].outcome, status="failed")
        keep(
            other,
            msgspec.structs.replace(
                known, judged=[_with(known.judged[0], outcome=failed), *known.judged[1:]]
            ),
        )
    elif damage == "another TODO":
        keep(other, msgspec.structs.replace(known, plans={}))
    elif damage == "half a file":
        other.write_bytes(path.read_bytes()[:-7])
    assert rehearse(fresh_grader(bench), STEP, other)


def _with(judged: Any, **changes: Any) -> Any:
    return msgspec.structs.replace(judged, **changes)


def test_it_is_kept_under_all_that_grades(monkeypatch: pytest.MonkeyPatch) -> None:
    now = rehearsal_path(COURSE, STEP, {})
    assert rehearsal_path(COURSE, STEP, {}) == now
    assert rehearsal_path(COURSE, STEP, {"1": {"test_it": []}}) != now
    monkeypatch.setattr("autograder.grading.rehearsal.grader_digest", lambda: "another grader")
    assert rehearsal_path(COURSE, STEP, {}) != now


def test_the_solutions_files_are_asked_as_they_are_now(
    bench: Examiner, kept: tuple[Grader, Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A solution that has become wrong can't hide behind what was recorded when it was right."""
    home = tmp_path / STEP.id
    home.mkdir()
    for todo in STEP.files:
        shutil.copy(SOLUTIONS / STEP.id / str(todo.file), home)
    wrong = STEP.stubs[1]
    (home / str(wrong.file)).write_text(f"def {wrong.function}(*_, **__): return 0.0\n")
    monkeypatch.setattr("autograder.grading.canaries.SOLUTIONS", tmp_path)
    with pytest.raises(CanaryError, match=f"TODO {wrong.id}"):
        rehearse(fresh_grader(bench), STEP, kept[1])
