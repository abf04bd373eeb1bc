"""hint, progress and reset: the ladder, what is remembered, and that no work is ever lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from autograder.model.course import Step
from autograder.student.progress import FILE, Progress
from autograder.student.session import Session
from tests.autograder.student.conftest import COSINE, WARMUP, Command, solved, warmup


def hint_number(output: str) -> str:
    return output.split("hint ")[1].split(" ")[0] if "hint " in output else ""


def test_hints_come_one_by_one_and_the_last_one_says_so(check: Command, step: Step) -> None:
    hints = step.todo("2a").hints
    for number, hint in enumerate(hints, 1):
        output = " ".join(check("hint", "2a", "--lang", "en").output.replace("│", " ").split())
        assert f"hint {number} of {len(hints)}" in output
        assert " ".join(hint.en.split()) in output
        assert ("That was the last one" in output) == (number == len(hints))
    again = check("hint", "2a", "--lang", "en")
    assert again.exit_code == 0
    assert "You have read all the hints" in again.output


def test_each_todo_has_a_ladder_of_its_own(check: Command) -> None:
    check("hint", "2a")
    assert "hint 1 of" in check("hint", "2b", "--lang", "en").output
    assert "hint 2 of" in check("hint", "2a", "--lang", "en").output


def test_without_an_id_the_hint_is_for_the_next_open_todo(check: Command, folder: Path) -> None:
    assert "TODO 1 · hint 1" in check("hint", "--lang", "en").output


def test_what_is_remembered_can_be_read_and_thrown_away(check: Command, folder: Path) -> None:
    check("hint", "2a")
    stored = json.loads((folder / FILE).read_text(encoding="utf-8"))
    assert stored["todos"] == {"2a": {"hints": 1}}
    assert "delete" in stored["note"]
    (folder / FILE).write_text("{ not json", encoding="utf-8")
    assert "hint 1 of" in check("hint", "2a", "--lang", "en").output


@pytest.mark.parametrize("hints", [-3, 10**9])
def test_an_edited_count_of_hints_does_no_harm(folder: Path, step: Step, hints: int) -> None:
    (folder / FILE).write_text(json.dumps({"note": "", "todos": {"2a": {"hints": hints}}}), encoding="utf-8")
    assert 0 <= Progress(folder).hints_read(step.todo("2a")) <= len(step.todo("2a").hints)


def test_progress_tells_done_changed_and_open_apart(check: Command, folder: Path) -> None:
    (folder / WARMUP).write_text(warmup("return max_lr * (step + 1) / warmup_steps"), encoding="utf-8")
    assert "0/7" in check("progress", "--lang", "en").output
    check("2a")
    done = check("progress", "--lang", "en").output
    assert "1/7" in done
    assert "done" in done
    (folder / WARMUP).write_text(warmup("return 0.5"), encoding="utf-8")
    changed = check("progress", "--lang", "en").output
    assert "0/7" in changed
    assert "changed, not checked yet" in changed


def test_a_todo_that_fails_after_it_passed_is_not_done_any_more(session: Session, folder: Path) -> None:
    todo = session.find("2b")
    (folder / COSINE).write_text(solved(COSINE), encoding="utf-8")
    session.check(todo)
    assert session.has_passed(todo)
    (folder / COSINE).write_text(solved(COSINE).replace("0.5", "0.4"), encoding="utf-8")
    session.check(todo)
    (folder / COSINE).write_text(solved(COSINE), encoding="utf-8")
    assert not session.has_passed(todo)


def test_reset_restores_the_stub_and_keeps_each_version(check: Command, folder: Path) -> None:
    stub = (folder / WARMUP).read_bytes()
    for number, mine in enumerate(("return 1.0", "return 2.0"), 1):
        (folder / WARMUP).write_text(warmup(mine), encoding="utf-8")
        result = check("reset", "2a", "--lang", "en")
        assert result.exit_code == 0
        assert f"{WARMUP}.kept-{number}" in "".join(result.output.split())
        assert (folder / WARMUP).read_bytes() == stub
    assert (folder / f"{WARMUP}.kept-1").read_text(encoding="utf-8") == warmup("return 1.0")
    assert (folder / f"{WARMUP}.kept-2").read_text(encoding="utf-8") == warmup("return 2.0")


def test_reset_of_a_fresh_stub_changes_nothing(check: Command, folder: Path) -> None:
    before = sorted(path.name for path in folder.iterdir())
    assert "nothing was changed" in check("reset", "2a", "--lang", "en").output
    assert sorted(path.name for path in folder.iterdir()) == before


def test_reset_brings_a_deleted_file_back(check: Command, folder: Path) -> None:
    stub = (folder / WARMUP).read_bytes()
    (folder / WARMUP).unlink()
    assert check("reset", "2a").exit_code == 0
    assert (folder / WARMUP).read_bytes() == stub


def test_reset_needs_a_todo_with_a_file(check: Command) -> None:
    assert check("reset").exit_code == 2
    assert check("reset", "train").exit_code == 2
